import type { tunnelSentences } from '#contract/sentences-tunnel.ts';

export const tunnelSentencesDe: Readonly<Record<keyof typeof tunnelSentences, string>> = {
  tunnel_program_none: 'Das Tunnelprogramm ist noch nicht auf diesem Rechner: Es muss erst geladen werden.',
  tunnel_program_taken:
    'Das Tunnelprogramm war auf diesem Rechner und ist verschwunden oder gesperrt, meist durch einen Virenscanner. Erlauben Sie es dort und laden Sie es dann neu.',
  tunnel_program_altered:
    'Das Tunnelprogramm auf diesem Rechner ist nicht das von Cloudflare veröffentlichte und wurde deshalb nicht gestartet. Laden Sie es neu.',
  tunnel_program_fails: 'Das Tunnelprogramm läuft auf diesem Rechner nicht ({reason}).',
  tunnel_program_no_build: 'Für Rechner dieser Art ({machine}) gibt es kein Tunnelprogramm.',
  tunnel_program_not_there: 'CLOUDFLARED_BIN nennt ein Programm, das nicht da ist: Geben Sie den ganzen Pfad an.',
  tunnel_program_rewrites:
    'Version {version} des Tunnelprogramms verändert unterwegs die Adressen der Anfragen, sodass Anrufe abgewiesen würden: Nehmen Sie eine andere Version.',
  tunnel_fetch_unreachable:
    'Das Tunnelprogramm konnte nicht geladen werden: Die Quelle hat nicht geantwortet oder brach ab. Prüfen Sie die Internetverbindung und versuchen Sie es noch einmal.',
  tunnel_fetch_altered:
    'Das Geladene ist nicht das von Cloudflare veröffentlichte Programm. Es wurde verworfen; was vorher da war, bleibt.',
  tunnel_fetch_unwritable:
    'Das Tunnelprogramm konnte nicht auf die Platte dieses Rechners gelegt werden ({reason}). Was vorher da war, bleibt.',
  tunnel_fetching: 'Das Tunnelprogramm wird geholt. Es hat etwa 40 MB.',
  tunnel_off: 'Es ist kein Tunnel eingeschaltet.',
  tunnel_stopped: 'Der Tunnel ist geschlossen.',
  tunnel_starting: 'Der Tunnel wird geöffnet.',
  tunnel_checking: 'Es wird geprüft, ob Anrufe diesen Computer erreichen.',
  tunnel_reachable: 'Anrufe erreichen diesen Computer.',
  tunnel_offline:
    'Dieser Computer hat keine Verbindung zum Internet, deshalb erreicht ihn kein Anruf. Es geht von selbst weiter.',
  tunnel_lost:
    'Die Verbindung zu Cloudflare ist abgerissen, deshalb erreicht kein Anruf diesen Computer. Sie wird wiederhergestellt.',
  tunnel_door_open: 'Der Tunnel wurde nicht geöffnet, weil der Webhook-Port Anfragen ohne Geheimnis beantwortet.',
  tunnel_door_silent: 'Der Webhook-Port dieses Computers antwortet nicht. Starten Sie Linekeeper neu.',
  tunnel_address_missing: 'Ihre eigene öffentliche Adresse soll verwendet werden, ist aber nicht eingetragen.',
  tunnel_token_missing: 'Dem Tunnel fehlt das Token. Kopieren Sie es aus der Cloudflare-Übersicht.',
  tunnel_token_invalid:
    'Das Token des Tunnels ist nicht lesbar. Kopieren Sie es noch einmal aus der Cloudflare-Übersicht.',
  tunnel_token_refused:
    'Cloudflare nimmt das Token des Tunnels nicht an: Der Tunnel wurde gelöscht oder hat ein neues. Kopieren Sie es aus der Cloudflare-Übersicht.',
  tunnel_rate_limited:
    'Cloudflare gibt diesem Internetanschluss im Augenblick keinen weiteren Schnelltunnel. In einigen Minuten wird es wieder versucht; ein benannter Tunnel kennt diese Grenze nicht.',
  tunnel_quick_gone:
    'Cloudflare kennt diesen Schnelltunnel nicht mehr. Ein neuer wird geöffnet, mit einer neuen Adresse.',
  tunnel_quick_refused: 'Cloudflares Dienst für Schnelltunnel ist gerade gestört. Es wird wieder versucht.',
  tunnel_cloudflare_unknown:
    'Die Namensserver dieses Internetanschlusses finden Cloudflare nicht, deshalb geht der Tunnel nicht auf. Es wird wieder versucht.',
  tunnel_edge_unreachable:
    'Cloudflare ist aus diesem Netz nicht zu erreichen: Vielleicht sperrt eine Firewall oder ein VPN den Port 7844. Es wird wieder versucht.',
  tunnel_port_in_use: 'Das Tunnelprogramm fand seinen Port belegt. Es wird neu gestartet.',
  tunnel_program_misfit: 'Das Tunnelprogramm versteht nicht, wie es gestartet wird: Seine Version passt nicht.',
  tunnel_program_unusable: 'Das Tunnelprogramm lässt sich nicht starten.',
  tunnel_folder_unusable:
    'Der Ordner „tunnel“ im Datenordner ist nicht benutzbar ({reason}), deshalb kann der Tunnel nicht geöffnet werden. Machen Sie ihn beschreibbar; es wird von selbst wieder versucht.',
  tunnel_program_ended: 'Das Tunnelprogramm hat sich von selbst beendet. Es wird neu gestartet.',
  tunnel_program_silent: 'Das Tunnelprogramm wurde gestartet und tut nichts. Es wird neu gestartet.',
  tunnel_no_address: 'Der Tunnel hat keine öffentliche Adresse bekommen.',
  tunnel_name_unknown: 'Der Name der öffentlichen Adresse ist im Internet nicht bekannt.',
  tunnel_name_unanswered: 'Kein Namensserver antwortet, deshalb lässt sich die öffentliche Adresse nicht prüfen.',
  tunnel_no_connector: 'An der öffentlichen Adresse sagt Cloudflare, dass kein Tunnel verbunden ist.',
  tunnel_bad_gateway: 'Die öffentliche Adresse führt zu diesem Computer, aber nicht zum Webhook-Port.',
  tunnel_busy: 'Die öffentliche Adresse weist Anfragen ab, weil zu viele auf einmal kommen.',
  tunnel_wrong_port:
    'Die öffentliche Adresse führt zum Port des Linekeeper-Fensters statt zum Webhook-Port. Ändern Sie den Port beim Tunnel; der falsche ist verschlossen und gibt nichts preis.',
  tunnel_stranger: 'An der öffentlichen Adresse antwortet jemand anderes.',
  tunnel_challenged:
    'An der öffentlichen Adresse werden Besucher von Cloudflares Bot-Schutz oder einer Anmeldung geprüft, die Programme nicht bestehen. Schalten Sie das für diese Adresse ab.',
  tunnel_redirected:
    'Die öffentliche Adresse schickt ihre Besucher zu einer anderen weiter, und die Anbieter folgen dem nicht.',
  tunnel_untrusted: 'Das Zertifikat der öffentlichen Adresse ist nicht gültig.',
  tunnel_timeout: 'Die öffentliche Adresse antwortet nicht rechtzeitig.',
  tunnel_unreachable: 'An der öffentlichen Adresse antwortet nichts.',
};
