{# Grain: one row per served client and ESF follow-up, until it has long passed:
   nothing on record tells that it was made. #}
with

followups as (
    select
        client_id,
        served_date,
        unnest([
            {
                'reason_id': 'due_esf_28_days',
                'due_date': served_date + {{ var('esf_followup_days') }}
            },
            {
                'reason_id': 'due_esf_6_months',
                'due_date': (
                    served_date + to_months({{ var('esf_followup_months') }})
                )::date
            }
        ]) as followup
    from {{ ref('int_client_journeys_assembled') }}
    where status = 'served'
)

select
    followup['reason_id'] as reason_id,
    client_id,
    null::varchar as company_id,
    served_date as started_date,
    followup['due_date'] as due_date
from followups
where
    {{ as_of_date() }} - followup['due_date']
    < {{ var('esf_followup_shown_days') }}
