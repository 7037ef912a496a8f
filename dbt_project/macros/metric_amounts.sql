{# The aggregates of the metric registry (variable metric_parts: metric, part, mart and SQL each),
   every mart read once. #}
{% macro metric_amounts() -%}
    {%- for model, parts in var('metric_parts') | groupby('model') %}
    select unnest(amounts, recursive := true)
    from (
        select {{ amount_list(parts) }} as amounts
        from {{ ref(model) }}
    )
    {{ 'union all by name' if not loop.last }}
    {%- else %}
    select
        null::varchar as metric_id,
        null::varchar as part,
        null::double as amount
    where false
    {%- endfor %}
{%- endmacro %}

{# The same, for each dimension that the registry allows a metric; a row whose dimension is
   missing counts as unknown. #}
{% macro metric_amounts_by_dimension() -%}
    {%- set selections = [] -%}
    {%- for model, parts in var('metric_parts') | groupby('model') -%}
        {%- for dimension in parts | sum(attribute='dimensions', start=[]) | unique -%}
            {%- set counted = [] -%}
            {%- for part in parts if dimension in part.dimensions -%}
                {%- do counted.append(part) -%}
            {%- endfor -%}
            {%- do selections.append((model, dimension, counted)) -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- for model, dimension, parts in selections %}
    select
        '{{ dimension }}' as dimension_id,
        dimension_value,
        unnest(amounts, recursive := true)
    from (
        select
            coalesce({{ dimension }}::varchar, 'unknown') as dimension_value,
            {{ amount_list(parts) }} as amounts
        from {{ ref(model) }}
        group by dimension_value
    )
    {{ 'union all by name' if not loop.last }}
    {%- else %}
    select
        null::varchar as dimension_id,
        null::varchar as dimension_value,
        null::varchar as metric_id,
        null::varchar as part,
        null::double as amount
    where false
    {%- endfor %}
{%- endmacro %}

{% macro amount_list(parts) -%}
    [
        {%- for part in parts %}
            {
                'metric_id': '{{ part.metric_id }}',
                'part': '{{ part.part }}',
                'amount': ({{ part.sql }})::double
            }{{ ',' if not loop.last }}
        {%- endfor %}
        ]
{%- endmacro %}

{# Ends a model of metrics: from amounts (metric, part, amount and the keys given) the value of
   each, as its unit asks for, with the Wilson interval of a share. #}
{% macro metric_values(amounts, keys=[]) -%}
with

parts as (
    select
        {%- for key in keys %}
        {{ key }},
        {%- endfor %}
        metric_id,
        max(amount) filter (where part = 'numerator') as numerator,
        max(amount) filter (where part = 'denominator') as denominator,
        max(amount) filter (where part = 'value') as own_value,
        bool_or(part = 'denominator') as is_divided
    from {{ amounts }}
    group by all
),

metrics as (
    select metric_id, unit
    from {{ source('reference', 'metrics') }}
)

select
    {%- for key in keys %}
    parts.{{ key }},
    {%- endfor %}
    parts.metric_id,
    coalesce(
        parts.own_value,
        case
            when parts.is_divided
                then parts.numerator / nullif(parts.denominator, 0)
            else parts.numerator
        end
    ) as value,
    parts.numerator,
    parts.denominator,
    metrics.unit,
    {{ as_of_date() }} as as_of_date,
    case
        when metrics.unit = 'share'
            then {{ wilson_bound('parts.numerator', 'parts.denominator', 'lower') }}
    end as lower_value,
    case
        when metrics.unit = 'share'
            then {{ wilson_bound('parts.numerator', 'parts.denominator', 'upper') }}
    end as upper_value
from parts
inner join metrics on parts.metric_id = metrics.metric_id
{%- endmacro %}
