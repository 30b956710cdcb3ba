-- Which latest policies tell of transfers out of the European Economic Area and of no safeguard?
-- A safeguard counts wherever in the policy it is named; the EEA is the EU with IS, LI and NO.
SELECT
    p.service,
    p.policy_key,
    list_sort(list(DISTINCT t.destination)) AS destinations,
    any_value(t.text ORDER BY t.char_start) AS first_statement,
    any_value(t.segment_id ORDER BY t.char_start) AS segment_id
FROM latest_policies AS p
JOIN transfers AS t USING (version_id)
WHERE t.polarity = 'affirm'
    AND t.destination NOT IN (
        'EU', 'EEA', 'AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR',
        'HU', 'IE', 'IS', 'IT', 'LI', 'LT', 'LU', 'LV', 'MT', 'NL', 'NO', 'PL', 'PT', 'RO', 'SE',
        'SI', 'SK'
    )
    AND p.version_id NOT IN (
        SELECT version_id FROM transfer_safeguards WHERE polarity = 'affirm'
    )
GROUP BY ALL
ORDER BY p.service, p.policy_key;
