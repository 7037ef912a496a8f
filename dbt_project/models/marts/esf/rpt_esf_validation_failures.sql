{# Grain: one row per validation rule and client, company or figure that breaks
   it; a person is known by the client reference alone. #}
select
    rules.rule_id,
    rules.rule_order,
    rules.severity,
    rules.checked_thing,
    failures.reference
from {{ ref('int_esf_checks_unioned') }} as failures
inner join {{ ref('esf_validation_rules') }} as rules
    on failures.rule_id = rules.rule_id
where not failures.is_passed
group by all
