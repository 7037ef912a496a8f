{# Grain: one row per direction of transfer (all of them too) and day on which a
   client met the new coordinator or was censored. #}
{{ kaplan_meier(ref('int_transfer_waits'), 'direction') }}
