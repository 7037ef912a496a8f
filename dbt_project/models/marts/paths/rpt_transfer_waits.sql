{# Grain: one row per direction of transfer (all of them too): the days until half
   had met the new coordinator. #}
{{ median_waits(ref('rpt_transfer_survival'), 'direction') }}
