{# Grain: one row per participation as known on the day of the release, with its
   immediate result once it has ended. #}
with

participations as (
    select * from {{ ref('int_esf_participations_reported') }}
    where reported_date = {{ as_of_date() }}
),

results as (
    select * from {{ ref('int_esf_results_reported') }}
    where reported_date = {{ as_of_date() }}
),

client_references as (
    select client_id, client_reference
    from {{ ref('int_client_references_resolved') }}
    where is_first
)

select
    participations.client_id,
    coalesce(
        client_references.client_reference,
        participations.source_file || ' row ' || participations.source_row
    ) as participation_reference,
    participations.sex_id,
    participations.age_years,
    participations.started_date,
    participations.is_entered_again,
    participations.is_unemployed,
    participations.is_employed,
    participations.is_inactive,
    participations.is_student,
    participations.unemployment_months,
    participations.isced_band_id,
    participations.household_id,
    participations.is_migrant,
    participations.is_disabled,
    participations.is_otherwise_disadvantaged,
    participations.ended_date,
    participations.end_status,
    results.result_date,
    results.result_status
from participations
left join results on participations.client_id = results.client_id
left join client_references
    on participations.client_id = client_references.client_id
