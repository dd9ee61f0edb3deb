vcl 4.1;

# The paper behind Varnish 7: pages are kept for as long as SHARED_CACHE_SECONDS says, and dropped by
# tag when the paper says that something has changed (PURGE_URLS=varnish://:TOKEN@host:port; the
# environment of varnishd holds the same TOKEN as PURGE_TOKEN). HTTPS ends in front of Varnish.
import std;
include "backend.vcl";

sub vcl_recv {
    if (req.method == "BAN") {
        if (std.getenv("PURGE_TOKEN") == "" ||
            req.http.Authorization != "Bearer " + std.getenv("PURGE_TOKEN")) {
            return (synth(403, "Forbidden"));
        }
        if (!std.ban("obj.http.Cache-Tag ~ " + req.http.Purge-Tags)) {
            return (synth(400, std.ban_error()));
        }
        return (synth(200, "Banned"));
    }
    if (req.restarts == 0) {
        # The proxy in front has written who the reader is; Varnish has added that proxy.
        set req.http.X-Forwarded-For = regsub(req.http.X-Forwarded-For, ",[^,]*$", "");
        unset req.http.X-Old-Will-Do;
    }
    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }
    if (req.http.Authorization) {
        return (pass);
    }
    # A page that is kept knows no reader, so a cookie makes no other page of it.
    if (req.http.Accept-Encoding ~ "(^|[ ,])br($|[ ,])") {
        set req.http.Accept-Encoding = "br";
    } elseif (req.http.Accept-Encoding ~ "(^|[ ,])gzip($|[ ,])") {
        set req.http.Accept-Encoding = "gzip";
    } else {
        unset req.http.Accept-Encoding;
    }
    # As long as the paper answers, nothing is served beyond its time.
    set req.grace = 0s;
    if (req.http.X-Old-Will-Do || !std.healthy(req.backend_hint)) {
        set req.grace = 24h;
    }
    return (hash);
}

sub vcl_hash {
    # What is HTTP to a reader is a redirect, and must not be given to one who has HTTPS.
    hash_data(req.http.X-Forwarded-Proto);
}

sub vcl_backend_fetch {
    set bereq.http.X-Asked-At = now;
}

sub vcl_backend_response {
    if (beresp.status >= 500) {
        if (bereq.is_bgfetch) {
            return (abandon);
        }
        set beresp.uncacheable = true;
        set beresp.ttl = 0s;
        return (deliver);
    }
    # Only what the paper keeps itself is the same for everybody, and says X-Cache.
    if (beresp.http.X-Cache !~ "^(hit|miss)$" && beresp.http.Cache-Control !~ "immutable") {
        set beresp.uncacheable = true;
        set beresp.ttl = 120s;
        return (deliver);
    }
    # A purge may have overtaken it on its way; the paper says each again after three seconds.
    if (now - std.time(bereq.http.X-Asked-At, now) > 2s) {
        set beresp.ttl = 0s;
    }
    if (beresp.ttl > 0s || beresp.http.ETag) {
        set beresp.grace = 24h;
        set beresp.keep = 1h;
    }
    return (deliver);
}

sub vcl_backend_error {
    set beresp.http.Content-Type = "text/plain; charset=utf-8";
    set beresp.http.Retry-After = "10";
    set beresp.http.Cache-Control = "no-store";
    synthetic("The paper cannot be reached for a moment. Please try again." + {"
"});
    return (deliver);
}

sub vcl_deliver {
    if (resp.status >= 500 && req.restarts == 0 && (req.method == "GET" || req.method == "HEAD")) {
        # The last page that we had, however old, rather than none.
        set req.http.X-Old-Will-Do = "1";
        return (restart);
    }
    # Who is behind us is not purged by anybody.
    set resp.http.Cache-Control = regsub(resp.http.Cache-Control, "s-maxage=[0-9]+", "s-maxage=0");
    unset resp.http.Cache-Tag;
    unset resp.http.CDN-Cache-Control;
    unset resp.http.X-Varnish;
    unset resp.http.Via;
    if (obj.hits > 0) {
        set resp.http.X-Cache = "hit";
    }
    return (deliver);
}
