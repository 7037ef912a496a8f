{# A bound of the Wilson interval of a share at 95 %; missing without trials. The share itself is
   a bound, so that rounding never leaves it outside. #}
{% macro wilson_bound(successes, trials, side) -%}
    {%- set z = '1.959963984540054::double' -%}
    {%- set n = 'nullif(' ~ trials ~ ', 0)::double' -%}
    {%- set share = '(' ~ successes ~ ' / ' ~ n ~ ')' -%}
    {%- set centre -%}
        ({{ share }} + {{ z }} * {{ z }} / (2 * {{ n }})) / (1 + {{ z }} * {{ z }} / {{ n }})
    {%- endset -%}
    {%- set half_width -%}
        {{ z }} / (1 + {{ z }} * {{ z }} / {{ n }}) * sqrt(
            {{ share }} * (1 - {{ share }}) / {{ n }} + {{ z }} * {{ z }} / (4 * pow({{ n }}, 2))
        )
    {%- endset -%}
    {%- if side == 'lower' -%}
        least(greatest({{ centre }} - {{ half_width }}, 0), {{ share }})
    {%- else -%}
        greatest(least({{ centre }} + {{ half_width }}, 1), {{ share }})
    {%- endif -%}
{%- endmacro %}
