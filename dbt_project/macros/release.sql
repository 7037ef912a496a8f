{# Which release is built. The two values change with every build, so they come from the
   environment: dbt parses the whole project again whenever its variables change. #}
{% macro as_of_date() -%}
    {{ text_literal(env_var("KUNTO_AS_OF_DATE", var("as_of_date"))) }}::date
{%- endmacro %}

{% macro release_id() -%}
    {{ text_literal(env_var("KUNTO_RELEASE_ID", var("release_id"))) }}
{%- endmacro %}
