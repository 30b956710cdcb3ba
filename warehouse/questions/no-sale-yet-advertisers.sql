-- Which latest policies say that they do not sell data, yet share them with advertisers?
SELECT
    p.service,
    p.policy_key,
    any_value(n.text ORDER BY n.char_start) AS denial_of_sale,
    any_value(s.text ORDER BY s.char_start) AS sharing_with_advertisers,
    list_sort(list(DISTINCT s.data_type)) AS data_types_shared,
    any_value(n.segment_id ORDER BY n.char_start) AS denying_segment_id,
    any_value(s.segment_id ORDER BY s.char_start) AS sharing_segment_id
FROM latest_policies AS p
JOIN practices AS n
    ON n.version_id = p.version_id AND n.action = 'sell' AND n.polarity = 'deny'
    AND n.actor = 'first_party'
JOIN practices AS s
    ON s.version_id = p.version_id AND s.action = 'share' AND s.polarity = 'affirm'
    AND s.recipient = 'advertiser' AND s.data_type NOT IN ('non_personal_data', 'aggregated_data')
GROUP BY ALL
ORDER BY p.service, p.policy_key;
