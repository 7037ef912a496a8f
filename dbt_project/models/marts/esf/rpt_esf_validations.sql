{# Grain: one row per validation rule. #}
with

checks as (
    select
        rule_id,
        count(*)::integer as checked_count,
        (count(*) filter (where not is_passed))::integer as failed_count
    from {{ ref('int_esf_checks_unioned') }}
    group by all
)

select
    rules.rule_id,
    rules.rule_order,
    rules.severity,
    rules.checked_thing,
    rules.source,
    coalesce(checks.checked_count, 0) as checked_count,
    coalesce(checks.failed_count, 0) as failed_count
from {{ ref('esf_validation_rules') }} as rules
left join checks on rules.rule_id = checks.rule_id
