{# Grain: one row per month and team (all of them too) in which somebody replied or
   was served; replies are anonymous, so they are beside the served, not of them. #}
with

replies as (
    select
        date_trunc('month', feedback_date)::date as month,
        unnest(['all', coalesce(team, 'unknown')]) as team,
        grade
    from {{ ref('fct_feedback') }}
),

replies_by_team as (
    select
        month,
        team,
        count(*) as reply_count,
        count(grade) as graded_count,
        sum(grade) as grade_sum
    from replies
    group by all
),

served as (
    select
        date_trunc('month', served_date)::date as month,
        unnest(
            case path
                when 'shared' then ['all', 'bc', 'wac']
                else ['all', coalesce(path, 'unknown')]
            end
        ) as team
    from {{ ref('fct_client_journeys') }}
    where status = 'served'
),

served_by_team as (
    select month, team, count(*) as served_count
    from served
    group by all
)

select
    coalesce(replies_by_team.month, served_by_team.month) as month,
    coalesce(replies_by_team.team, served_by_team.team) as team,
    coalesce(replies_by_team.reply_count, 0)::integer as reply_count,
    coalesce(replies_by_team.graded_count, 0)::integer as graded_count,
    coalesce(replies_by_team.grade_sum, 0)::integer as grade_sum,
    coalesce(served_by_team.served_count, 0)::integer as served_count
from replies_by_team
full join served_by_team
    on
        replies_by_team.month = served_by_team.month
        and replies_by_team.team = served_by_team.team
