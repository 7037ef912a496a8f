{# Grain: one row per team (all of them too) and transition: the first day on
   which at most half still wait, and the same of the bounds of the curve. #}
{{ median_waits(ref('rpt_stage_survival'), 'team', apart_by='transition_id') }}
