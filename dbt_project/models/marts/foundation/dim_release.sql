{# Grain: one row: the release that this warehouse is. #}
select
    {{ release_id() }} as release_id,
    {{ as_of_date() }} as as_of_date,
    project_code,
    '{{ var("project_name") }}' as project_name,
    '{{ var("project_start") }}'::date as project_start,
    '{{ var("project_end") }}'::date as project_end,
    {{ var('is_sample') }}::boolean as is_sample
from {{ ref('int_project_identified') }}
