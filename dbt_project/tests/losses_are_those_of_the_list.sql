{# Every loss of the report is a client of the list with the same reason, lost
   after the same stage, and no dropped client is missing from it. #}
with

listed as (
    select
        registered_month,
        team,
        loss_reason_id,
        last_stage_id,
        count(*) as client_count
    from {{ ref('rpt_funnel_clients') }}
    where status = 'dropped'
    group by all
)

select
    listed.*,
    losses.client_count as reported_client_count
from listed
full join {{ ref('rpt_losses') }} as losses
    on
        listed.registered_month = losses.registered_month
        and listed.team = losses.team
        and listed.loss_reason_id = losses.exit_reason_id
        and listed.last_stage_id = losses.stage_id
where listed.client_count is distinct from losses.client_count
