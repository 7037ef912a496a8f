{# Numbers the days for which a benefit can be paid, Monday to Friday, holidays
   among them: those after day a up to day b are the number of b less that of a. #}
{% macro weekday_number(day) -%}
    (
        date_diff('week', date '2001-01-01', {{ day }}) * 5
        + least(isodow({{ day }}), 5)
    )
{%- endmacro %}
