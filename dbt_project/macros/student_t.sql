{# The 97.5 % point of Student's t, from the normal one by the expansion of Fisher and Cornish
   (Abramowitz and Stegun 26.7.5); right to five decimals from nine degrees of freedom. #}
{% macro student_t(degrees) -%}
    {%- set z = '1.959963984540054::double' -%}
    {%- set v = '(' ~ degrees ~ ')::double' -%}
    (
        {{ z }}
        + (pow({{ z }}, 3) + {{ z }}) / (4 * {{ v }})
        + (5 * pow({{ z }}, 5) + 16 * pow({{ z }}, 3) + 3 * {{ z }}) / (96 * pow({{ v }}, 2))
        + (
            3 * pow({{ z }}, 7) + 19 * pow({{ z }}, 5) + 17 * pow({{ z }}, 3) - 15 * {{ z }}
        ) / (384 * pow({{ v }}, 3))
        + (
            79 * pow({{ z }}, 9) + 776 * pow({{ z }}, 7) + 1482 * pow({{ z }}, 5)
            - 1920 * pow({{ z }}, 3) - 945 * {{ z }}
        ) / (92160 * pow({{ v }}, 4))
        + (
            27 * pow({{ z }}, 11) + 339 * pow({{ z }}, 9) + 930 * pow({{ z }}, 7)
            - 1782 * pow({{ z }}, 5) - 765 * pow({{ z }}, 3) + 17955 * {{ z }}
        ) / (368640 * pow({{ v }}, 5))
    )
{%- endmacro %}
