{# Grain: one row per validation rule and thing that the rule looks at. #}
select * from {{ ref('int_esf_target_group_checks') }}
union all by name
select * from {{ ref('int_esf_signature_checks') }}
union all by name
select * from {{ ref('int_esf_date_order_checks') }}
union all by name
select * from {{ ref('int_esf_ending_checks') }}
union all by name
select * from {{ ref('int_esf_meeting_checks') }}
union all by name
select * from {{ ref('int_esf_company_checks') }}
union all by name
select * from {{ ref('int_esf_sex_total_checks') }}
union all by name
select * from {{ ref('int_esf_result_total_checks') }}
union all by name
select * from {{ ref('int_esf_outcome_checks') }}
