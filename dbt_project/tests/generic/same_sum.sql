{# Two models count the same things: the sums over all their rows agree. #}
{% test same_sum(model, expression, other_model, other_expression) %}

select
    one.total as model_total,
    other.total as other_total
from (select coalesce(sum({{ expression }}), 0) as total from {{ model }}) as one
cross join (
    select coalesce(sum({{ other_expression }}), 0) as total
    from {{ other_model }}
) as other
where one.total <> other.total

{% endtest %}
