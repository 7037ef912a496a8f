{# Grain: one row per followed client and bound: for how many weekdays after the
   service no benefit was paid. The counts do not tell on which side of its end
   the paid days between them fell. Low: as many as fit fell after it; high: as
   many as fit fell before it. #}
with

followed as (
    select * from {{ ref('int_clients_followed_by_kela') }}
),

spans as (
    select
        *,
        days_after - days_before as paid_days,
        {{ weekday_number('served_date') }}
        - {{ weekday_number('counted_before_date') }} as weekdays_before_end,
        {{ weekday_number('counted_after_date') }}
        - {{ weekday_number('served_date') }} as weekdays_after_end
    from followed
),

bounded as (
    select
        *,
        'low' as bound,
        paid_days - least(paid_days, weekdays_after_end) as paid_before_end
    from spans
    union all by name
    select
        *,
        'high' as bound,
        least(paid_days, weekdays_before_end) as paid_before_end
    from spans
)

select
    client_id,
    bound,
    team,
    outcome_id,
    is_service,
    served_date,
    counted_after_date,
    (days_before + paid_before_end)::integer as days_at_end,
    weekdays_after_end::integer as weekday_count,
    greatest(weekdays_after_end - (paid_days - paid_before_end), 0)::integer
        as unpaid_days
from bounded
