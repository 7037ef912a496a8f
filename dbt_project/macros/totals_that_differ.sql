{# Ends a test of totals: from known_totals (subject, total) and report_totals
   (subject, report, total), the reports that say otherwise or what nobody knows. #}
{% macro totals_that_differ() -%}
    select
        report_totals.subject || ': ' || report_totals.report || ' has '
        || coalesce(report_totals.total, 0) || ', known are '
        || coalesce(known_totals.total::text, 'none') as total
    from report_totals
    left join known_totals on report_totals.subject = known_totals.subject
    where
        known_totals.total is null
        or coalesce(report_totals.total, 0) <> known_totals.total
{%- endmacro %}
