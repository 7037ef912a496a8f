{# A setting as SQL text, whatever its characters: an apostrophe is part of many names. #}
{% macro text_literal(value) -%}
    '{{ value | string | replace("'", "''") }}'
{%- endmacro %}
