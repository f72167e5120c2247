/** Of the way to this computer, and the program that opens it. */
export const tunnelSentences = {
  // The tunnel's program.
  tunnel_program_none: 'The tunnel’s program is not on this computer yet: it has to be fetched first.',
  tunnel_program_taken:
    'The tunnel’s program was on this computer and is gone or locked, most likely by a virus scanner. Allow it there, then fetch it again.',
  tunnel_program_altered:
    'The tunnel’s program on this computer is not the one Cloudflare published, so it was not started. Fetch it again.',
  tunnel_program_fails: 'The tunnel’s program does not run on this computer ({reason}).',
  tunnel_program_no_build: 'There is no tunnel program for a computer of this kind ({machine}).',
  tunnel_program_not_there: 'CLOUDFLARED_BIN names a program that is not there: give its whole path.',
  tunnel_program_rewrites:
    'Version {version} of the tunnel’s program changes the addresses of requests on their way, so that calls would be refused: use another version.',
  tunnel_fetch_unreachable:
    'The tunnel’s program could not be fetched: its source did not answer, or broke off. Look at the internet connection and try again.',
  tunnel_fetch_altered:
    'What was fetched is not the program Cloudflare published. It was thrown away, and what was there before stays.',
  tunnel_fetch_unwritable:
    'The tunnel’s program could not be put on this computer’s disk ({reason}). What was there before stays.',

  tunnel_fetching: 'The tunnel’s program is being fetched. It has about 40 MB.',

  // How the tunnel stands: what lies between ElevenLabs and Twilio and this computer.
  tunnel_off: 'No tunnel is switched on.',
  tunnel_stopped: 'The tunnel is closed.',
  tunnel_starting: 'The tunnel is being opened.',
  tunnel_checking: 'It is being checked whether calls reach this computer.',
  tunnel_reachable: 'Calls reach this computer.',
  tunnel_offline: 'This computer is not connected to the internet, so no call reaches it. It goes on by itself.',
  tunnel_lost: 'The connection to Cloudflare was lost, so no call reaches this computer. It is being restored.',
  tunnel_door_open: 'The tunnel was not opened, because the webhook port answers requests that carry no secret.',
  tunnel_door_silent: 'The webhook port of this computer does not answer. Restart Linekeeper.',
  tunnel_address_missing: 'Your own public address is to be used, but it is not set.',
  tunnel_token_missing: 'The tunnel has no token. Copy it from the Cloudflare dashboard.',
  tunnel_token_invalid: 'The tunnel’s token cannot be read. Copy it once more from the Cloudflare dashboard.',
  tunnel_token_refused:
    'Cloudflare refuses the tunnel’s token: the tunnel was deleted or has a new token. Copy it from the Cloudflare dashboard.',
  tunnel_rate_limited:
    'Cloudflare gives this internet connection no further quick tunnel for the moment. It is tried again in some minutes; a named tunnel has no such limit.',
  tunnel_quick_gone: 'Cloudflare no longer knows this quick tunnel. A new one is opened, with a new address.',
  tunnel_quick_refused: 'Cloudflare’s service for quick tunnels does not work just now. It is tried again.',
  tunnel_cloudflare_unknown:
    'The name servers of this internet connection do not find Cloudflare, so the tunnel cannot be opened. It is tried again.',
  tunnel_edge_unreachable:
    'Cloudflare cannot be reached from this network: a firewall or VPN may hold back port 7844. It is tried again.',
  tunnel_port_in_use: 'The tunnel program found its port taken. It is started again.',
  tunnel_program_misfit: 'The tunnel program does not understand how it is started: its version does not fit.',
  tunnel_program_unusable: 'The tunnel program cannot be started.',
  tunnel_folder_unusable:
    'The folder “tunnel” in the data folder cannot be used ({reason}), so the tunnel cannot be opened. Make it writable; it is tried again by itself.',
  tunnel_program_ended: 'The tunnel program ended by itself. It is started again.',
  tunnel_program_silent: 'The tunnel program was started and does nothing. It is started again.',
  tunnel_no_address: 'The tunnel was given no public address.',
  tunnel_name_unknown: 'The name of the public address is not known on the internet.',
  tunnel_name_unanswered: 'No name server answers, so the public address cannot be checked.',
  tunnel_no_connector: 'At the public address Cloudflare says that no tunnel is connected.',
  tunnel_bad_gateway: 'The public address leads to this computer but not to the webhook port.',
  tunnel_busy: 'The public address refuses requests, because too many come at once.',
  tunnel_wrong_port:
    'The public address leads to the port of Linekeeper’s window, not to its webhook port. Change the port at the tunnel; the wrong one is locked and gives nothing away.',
  tunnel_stranger: 'Somebody else answers at the public address.',
  tunnel_challenged:
    'At the public address visitors are checked by Cloudflare’s bot protection or a login, which programs do not pass. Switch it off for this address.',
  tunnel_redirected: 'The public address sends its visitors on to another one, and the providers do not follow.',
  tunnel_untrusted: 'The certificate of the public address is not valid.',
  tunnel_timeout: 'The public address does not answer in time.',
  tunnel_unreachable: 'Nothing answers at the public address.',
} as const;
