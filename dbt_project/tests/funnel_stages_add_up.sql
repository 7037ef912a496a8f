{# Those who reached a stage, were lost before it or are still open before it are
   those who reached the stage before. #}
with

stages as (
    select
        registered_month,
        team,
        stage_order,
        client_count + lost_count + open_count as from_before_count,
        lag(client_count) over (
            partition by registered_month, team order by stage_order
        ) as before_count
    from {{ ref('rpt_funnel') }}
)

select
    registered_month,
    team,
    stage_order,
    before_count,
    from_before_count
from stages
where
    stage_order > 1
    and before_count is distinct from from_before_count
