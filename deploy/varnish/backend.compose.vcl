# Where the paper listens in compose.yaml: at an address, for Varnish looks a name up only when it
# starts, and a container made anew has another. `/healthz` asks nothing but whether the process lives.
backend paper {
    .host = "172.31.83.8";
    .port = "8000";
    .probe = {
        .url = "/healthz";
        .interval = 2s;
        .timeout = 1s;
        .window = 3;
        .threshold = 2;
        .initial = 2;
    }
}
