{# Grain: one row per month, team (all of them too) and unit that costs are
   divided by: a shared client is one for each of the two teams that served
   them, and one among all. #}
with

journeys as (
    select
        registered_date, served_date, team, status, is_activated, is_employed
    from {{ ref('int_client_journeys_assembled') }}
),

units as (
    select 'registered' as unit_id, registered_date as unit_date, team
    from journeys
    union all by name
    select
        unnest([
            'served',
            case when is_activated then 'activated' end,
            case when is_employed then 'employed' end
        ]) as unit_id,
        served_date as unit_date,
        team
    from journeys
    where status = 'served'
    union all by name
    select 'contact' as unit_id, contact_date as unit_date, role as team
    from {{ ref('int_contacts_attributed') }}
    where is_reached
),

units_by_team as (
    select
        date_trunc('month', unit_date)::date as month,
        unnest(
            case team
                when 'shared' then ['all', 'bc', 'wac']
                else ['all', coalesce(team, 'none')]
            end
        ) as team,
        unit_id
    from units
    where unit_id is not null
)

select month, team, unit_id, count(*)::integer as unit_count
from units_by_team
group by all
