{# The grain: no two rows share the columns, and none of them is missing. #}
{% test unique_combination(model, combination_of_columns) %}
{% set all_present = combination_of_columns | join(' is not null and ') %}

select {{ combination_of_columns | join(', ') }}, count(*) as row_count
from {{ model }}
group by all
having count(*) > 1 or not ({{ all_present }} is not null)

{% endtest %}
