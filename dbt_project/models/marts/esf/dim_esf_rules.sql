{# Grain: one row: what the ESF figures of this release are counted by. #}
select
    {{ text_literal(var('esf_programme')) }} as programme,
    {{ var('esf_followup_days') }}::integer as result_days,
    {{ var('esf_young_age_limit') }}::integer as young_age_limit,
    {{ var('esf_long_term_months_young') }}::integer as long_term_months_young,
    {{ var('esf_long_term_months') }}::integer as long_term_months
