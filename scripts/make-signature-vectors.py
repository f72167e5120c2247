#!/usr/bin/env python3
"""Writes test/fixtures/elevenlabs/signature-vectors.json: what a signature checker must say, worked out without ours.

Run once by hand; the file is frozen. Bodies are base64 so that any bytes can stand in them. No test needs Python.
"""

import base64
import hashlib
import hmac
import json
import pathlib

NOW = 1_795_000_000
SECRET = "wsec_invented_for_tests_0123456789"
OLD_SECRET = "wsec_invented_and_rotated_out_98765"
BODY = b'{"type":"post_call_transcription","data":{"conversation_id":"conv_invented"}}'


def mac(t, body=BODY, secret=SECRET):
    return hmac.new(secret.encode(), f"{t}.".encode() + body, hashlib.sha256).hexdigest()


def vector(name, header, expected, body=BODY, secrets=(SECRET,)):
    return {
        "name": name,
        "header": header,
        "bodyBase64": base64.b64encode(body).decode(),
        "secrets": list(secrets),
        "now": NOW,
        "expected": expected,
    }


def signed(name, expected, t=NOW, body=BODY, secret=SECRET, secrets=(SECRET,)):
    return vector(name, f"t={t},v0={mac(t, body, secret)}", expected, body, secrets)


good = mac(NOW)
zeros = "0" * 64
minute = 60
vectors = [
    signed("plain", "genuine"),
    vector("space after the comma", f"t={NOW}, v0={good}", "genuine"),
    vector("spaces around everything", f"  t={NOW} ,  v0={good}  ", "genuine"),
    vector("upper-case hex", f"t={NOW},v0={good.upper()}", "genuine"),
    vector("mixed-case hex", f"t={NOW},v0={good[:32].upper()}{good[32:]}", "genuine"),
    vector("order swapped", f"v0={good},t={NOW}", "genuine"),
    vector("several v0, wrong one first", f"t={NOW},v0={zeros},v0={good}", "genuine"),
    vector("several v0, wrong one last", f"t={NOW},v0={good},v0={zeros}", "genuine"),
    vector("eight v0, right one last", f"t={NOW}," + f"v0={zeros}," * 7 + f"v0={good}", "genuine"),
    vector("nine v0", f"t={NOW}," + f"v0={zeros}," * 8 + f"v0={good}", "wrong"),
    vector("another scheme beside v0", f"t={NOW},v1={zeros},v0={good}", "genuine"),
    vector("broken v0 beside a good one", f"t={NOW},v0=abc,v0={good}", "genuine"),
    signed("29 minutes old", "genuine", t=NOW - 29 * minute),
    signed("30 minutes old to the second", "genuine", t=NOW - 30 * minute),
    signed("30 minutes and one second old", "stale", t=NOW - 30 * minute - 1),
    signed("31 minutes old", "stale", t=NOW - 31 * minute),
    signed("ten days old", "stale", t=NOW - 10 * 24 * 60 * minute),
    signed("29 minutes ahead", "genuine", t=NOW + 29 * minute),
    signed("30 minutes ahead to the second", "genuine", t=NOW + 30 * minute),
    signed("31 minutes ahead", "stale", t=NOW + 31 * minute),
    signed("ten days ahead", "stale", t=NOW + 10 * 24 * 60 * minute),
    signed("rotated: signed with the old secret", "genuine", secret=OLD_SECRET, secrets=(SECRET, OLD_SECRET)),
    signed("rotated: signed with the new secret", "genuine", secrets=(SECRET, OLD_SECRET)),
    signed("rotated out: the old secret is gone", "wrong", secret=OLD_SECRET),
    signed("unknown secret", "wrong", secret="wsec_somebody_else"),
    signed("no secret configured, signed with the empty one", "wrong", secret="", secrets=()),
    signed("empty secret configured, signed with it", "wrong", secret="", secrets=("",)),
    signed("empty body", "genuine", body=b""),
    signed("body with a byte order mark", "genuine", body=b"\xef\xbb\xbf" + BODY),
    signed("body of invalid UTF-8", "genuine", body=b'{"a":"\xff\xfe\xc0"}'),
    signed("body with zero bytes", "genuine", body=b"\x00\x00" + BODY + b"\x00"),
    signed("body with a trailing newline", "genuine", body=BODY + b"\n"),
    vector("trailing newline added after signing", f"t={NOW},v0={good}", "wrong", body=BODY + b"\n"),
    vector("byte order mark taken off after signing", f"t={NOW},v0={mac(NOW, bytes([239, 187, 191]) + BODY)}", "wrong"),
    signed("large body", "genuine", body=b"[" + b"1," * 20000 + b"1]"),
    signed("non-numeric t, rightly signed", "wrong", t="soon"),
    signed("negative t, rightly signed", "wrong", t=-NOW),
    signed("t with a fraction, rightly signed", "wrong", t=f"{NOW}.0"),
    signed("t in hex, rightly signed", "wrong", t=hex(NOW)),
    signed("t with a plus, rightly signed", "wrong", t=f"+{NOW}"),
    signed("t of 20 digits, rightly signed", "wrong", t="1" * 20),
    signed("t in Arabic-Indic digits, rightly signed", "wrong", t="١٧٩٥٠٠٠٠٠٠"),
    signed("empty t, rightly signed", "wrong", t=""),
    signed("t with a leading zero, rightly signed", "genuine", t=f"0{NOW}"),
    vector("t with a leading zero added after signing", f"t=0{NOW},v0={good}", "wrong"),
    vector("t one second later than signed", f"t={NOW + 1},v0={good}", "wrong"),
    vector("t twice, the same", f"t={NOW},t={NOW},v0={good}", "wrong"),
    vector("t twice, different", f"t={NOW - 9},t={NOW},v0={good}", "wrong"),
    vector("no t", f"v0={good}", "wrong"),
    vector("capital T", f"T={NOW},v0={good}", "wrong"),
    vector("no v0", f"t={NOW}", "wrong"),
    vector("empty v0", f"t={NOW},v0=", "wrong"),
    vector("wrong scheme v1", f"t={NOW},v1={good}", "wrong"),
    vector("odd-length hex", f"t={NOW},v0={good[:-1]}", "wrong"),
    vector("truncated to 31 bytes", f"t={NOW},v0={good[:-2]}", "wrong"),
    vector("one byte too many", f"t={NOW},v0={good}00", "wrong"),
    vector("hex with a stray letter", f"t={NOW},v0={good[:-1]}g", "wrong"),
    vector("base64 instead of hex", f"t={NOW},v0={base64.b64encode(bytes.fromhex(good)).decode()}", "wrong"),
    vector("quoted hex", f't={NOW},v0="{good}"', "wrong"),
    vector("last nibble changed", f"t={NOW},v0={good[:-1]}{(int(good[-1], 16) ^ 1):x}", "wrong"),
    vector("all zeros", f"t={NOW},v0={zeros}", "wrong"),
    vector("empty header", "", "wrong"),
    vector("no header", None, "wrong"),
    vector("only commas", ",,,", "wrong"),
    vector("trailing comma", f"t={NOW},v0={good},", "wrong"),
    vector("semicolons", f"t={NOW};v0={good}", "wrong"),
    vector("header over 1 KiB", f"t={NOW},v0={good},x=" + "y" * 1024, "wrong"),
    vector("signed without the timestamp", f"t={NOW},v0={hmac.new(SECRET.encode(), BODY, hashlib.sha256).hexdigest()}", "wrong"),
    vector("signed with SHA-1", f"t={NOW},v0={hmac.new(SECRET.encode(), f'{NOW}.'.encode() + BODY, hashlib.sha1).hexdigest()}", "wrong"),
]

target = pathlib.Path(__file__).parent.parent / "test" / "fixtures" / "elevenlabs" / "signature-vectors.json"
target.write_text(json.dumps(vectors, indent=2) + "\n", encoding="utf-8")
print(f"{len(vectors)} vectors written to {target.name}")
