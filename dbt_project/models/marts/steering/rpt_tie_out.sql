{# Grain: one row per published figure of this project code and day; compared at
   its published precision, shares in percent. #}
with

release as (
    select project_code, as_of_date from {{ ref('dim_release') }}
),

metrics as (
    select metric_id, unit, value from {{ ref('rpt_metrics') }}
),

figures as (
    select
        published.* exclude (page),
        published.page::integer as page,
        round(
            metrics.value * case when metrics.unit = 'share' then 100 else 1 end,
            published.decimals
        )::decimal(14, 4) as computed_value
    from {{ ref('published_figures') }} as published
    inner join release
        on
            published.project_code = release.project_code
            and published.published_date = release.as_of_date
    left join metrics on published.metric_id = metrics.metric_id
)

select
    metric_id,
    project_code,
    published_date,
    document,
    page,
    published_value,
    decimals,
    computed_value,
    computed_value - published_value as difference,
    case
        when computed_value = published_value then 'matched'
        when explanation is not null then 'explained'
        else 'open'
    end as status,
    explanation,
    explained_by,
    explained_on
from figures
