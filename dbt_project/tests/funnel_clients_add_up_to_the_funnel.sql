{# The client list has as many rows as the funnel counts, at every stage that both
   show: reached, lost before the next and still open before it. #}
with

stages as (
    select stage_id, stage_order
    from {{ ref('funnel_stages') }}
    where is_client_stage
),

listed as (
    select
        clients.registered_month,
        clients.team,
        stages.stage_id,
        count(*) filter (where stages.stage_order <= clients.last_stage_order)
            as client_count,
        count(*) filter (
            where
            stages.stage_id = clients.next_stage_id
            and clients.status <> 'open'
        ) as lost_count,
        count(*) filter (
            where
            stages.stage_id = clients.next_stage_id
            and clients.status = 'open'
        ) as open_count
    from {{ ref('rpt_funnel_clients') }} as clients
    cross join stages
    group by all
),

counted as (
    select
        funnel.registered_month,
        funnel.team,
        funnel.stage_id,
        funnel.client_count,
        funnel.lost_count,
        funnel.open_count
    from {{ ref('rpt_funnel') }} as funnel
    inner join stages on funnel.stage_id = stages.stage_id
)

select
    listed.*,
    counted.client_count as counted_client_count,
    counted.lost_count as counted_lost_count,
    counted.open_count as counted_open_count
from listed
full join counted
    on
        listed.registered_month = counted.registered_month
        and listed.team = counted.team
        and listed.stage_id = counted.stage_id
where
    listed.client_count is distinct from counted.client_count
    or listed.lost_count is distinct from counted.lost_count
    or listed.open_count is distinct from counted.open_count
