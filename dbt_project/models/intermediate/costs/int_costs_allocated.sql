{# Grain: one row per month of booking, team and cost type. What is booked for a
   team is its own; shared costs and overhead are split by full-time days of the
   month. Each team gets what its running share, rounded to the cent, adds to
   that of the teams before it: the parts sum exactly to the bookings. #}
with

roles as (
    select role_id from {{ ref('roles') }}
),

bookings as (
    select
        date_trunc('month', booked.booking_date)::date as month,
        roles.role_id as team,
        coalesce(booked.cost_type_id, 'unknown') as cost_type_id,
        booked.cost_eur
    from {{ ref('int_costs_booked') }} as booked
    left join roles on booked.allocation_id = roles.role_id
),

own_costs as (
    select month, team, cost_type_id, sum(cost_eur) as own_eur
    from bookings
    where team is not null
    group by all
),

costs_to_split as (
    select month, cost_type_id, sum(cost_eur) as cost_eur
    from bookings
    where team is null
    group by all
),

staffing as (
    select
        month,
        team,
        sum(full_time_days) over (partition by month order by team)
        / sum(full_time_days) over (partition by month) as running_share
    from {{ ref('int_team_months_staffed') }}
    where full_time_days > 0
),

running_costs as (
    select
        costs_to_split.month,
        coalesce(staffing.team, 'none') as team,
        costs_to_split.cost_type_id,
        round(
            costs_to_split.cost_eur * coalesce(staffing.running_share, 1), 2
        )::decimal(14, 2) as running_eur
    from costs_to_split
    left join staffing on costs_to_split.month = staffing.month
),

split_costs as (
    select
        month,
        team,
        cost_type_id,
        running_eur - coalesce(
            lag(running_eur) over (
                partition by month, cost_type_id order by team
            ),
            0
        ) as split_eur
    from running_costs
),

parts as (
    select *, 0 as split_eur from own_costs
    union all by name
    select *, 0 as own_eur from split_costs
)

select
    month,
    team,
    cost_type_id,
    sum(own_eur)::decimal(14, 2) as own_eur,
    sum(split_eur)::decimal(14, 2) as split_eur,
    sum(own_eur + split_eur)::decimal(14, 2) as cost_eur
from parts
group by all
