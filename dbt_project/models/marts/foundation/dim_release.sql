{# Grain: one row: the release that this warehouse is. #}
select
    {{ release_id() }} as release_id,
    {{ as_of_date() }} as as_of_date,
    project_code,
    {{ text_literal(var('project_name')) }} as project_name,
    {{ text_literal(var('project_start')) }}::date as project_start,
    {{ text_literal(var('project_end')) }}::date as project_end,
    {{ text_literal(var('client_target_base')) }} as client_target_base,
    {{ var('silence_days') }}::integer as silence_days,
    {{ var('due_upcoming_days') }}::integer as due_upcoming_days,
    {{ var('is_sample') }}::boolean as is_sample
from {{ ref('int_project_identified') }}
