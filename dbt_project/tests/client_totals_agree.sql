{# Every report counts as many clients as the journeys do; one that counts what
   the journeys do not know fails as well. #}
with

journeys as (
    select
        count(*) as registered,
        count(*) filter (
            where
            coalesce(first_contact_date, first_meeting_date, served_date)
            is not null
        ) as first_contact,
        count(*) filter (
            where coalesce(first_meeting_date, served_date) is not null
        ) as first_meeting,
        count(*) filter (where status = 'served') as served,
        count(*) filter (where status = 'dropped') as dropped,
        count(*) filter (where is_activated) as activated,
        count(*) filter (where is_employed) as employed
    from {{ ref('fct_client_journeys') }}
),

known_totals as (
    unpivot journeys
    on columns(*)
    into
    name subject
    value total
),

report_totals as (
    select 'registered' as subject, 'dim_clients' as report, count(*) as total
    from {{ ref('dim_clients') }}
    union all by name
    select 'registered' as subject, 'fct_registrations' as report, count(*) as total
    from {{ ref('fct_registrations') }}
    where is_first
    union all by name
    select
        'registered' as subject,
        'rpt_registrations' as report,
        max(cumulative_count) as total
    from {{ ref('rpt_registrations') }}
    union all by name
    select
        'registered' as subject,
        'rpt_cohorts' as report,
        sum(registered_count) as total
    from {{ ref('rpt_cohorts') }}
    union all by name
    select
        stage_id as subject,
        'rpt_funnel' as report,
        sum(client_count) as total
    from {{ ref('rpt_funnel') }}
    group by all
    union all by name
    select
        'dropped' as subject,
        'rpt_losses' as report,
        sum(client_count) as total
    from {{ ref('rpt_losses') }}
    union all by name
    select
        'served' as subject,
        'rpt_outcomes' as report,
        sum(client_count) as total
    from {{ ref('rpt_outcomes') }}
    union all by name
    select
        'activated' as subject,
        'rpt_activation' as report,
        sum(activated_count) as total
    from {{ ref('rpt_activation') }}
    union all by name
    select
        unit_id as subject,
        'rpt_unit_costs' as report,
        sum(unit_count) as total
    from {{ ref('rpt_unit_costs') }}
    where
        period = 'year'
        and team = 'all'
        and cost_type_id = 'all'
        and unit_id <> 'contact'
    group by all
)

{{ totals_that_differ() }}
