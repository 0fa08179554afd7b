/*
 * floor: fetch a list of URLs as fast as libcurl goes, and do nothing with them.
 *
 * The reference under a fetcher's benchmark: what remains of a run when parsing,
 * storage and politeness are taken away. One thread, one multi handle, N reused
 * easy handles, each body gathered in memory and then forgotten.
 *
 *   floor [--parallel N] [--per-host N] [--conditional FILE] [--save FILE] URLFILE
 *
 * --save writes a line "url TAB etag TAB last-modified" for each URL;
 * --conditional reads such a file and asks only for what has changed since.
 *
 *   cc -std=c11 -O2 -Wall -Wextra -o floor floor.c -lcurl        (libcurl >= 7.66)
 */
#define _XOPEN_SOURCE 700
#include <curl/curl.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/resource.h>
#include <time.h>

enum { BODY_LIMIT = 64 << 20 };

struct target { char *url, *etag, *modified; };     /* a URL and its validators, "" if none */
struct list { struct target *items; size_t count; };

struct slot {                       /* one of the N transfers under way */
    CURL *easy;
    struct target *target;
    struct curl_slist *headers;
    char *body;
    size_t length, capacity;        /* the buffer outlives the transfer */
};

static void die(const char *what) { fprintf(stderr, "floor: %s\n", what); exit(1); }
static void *check(void *p) { if (!p) die("out of memory"); return p; }

/* Read lines "url" or "url TAB etag TAB modified". */
static struct list read_list(const char *path)
{
    struct list list = { 0 };
    char *line = NULL;
    size_t size = 0, room = 0;
    FILE *file = fopen(path, "r");
    if (!file)
        die(path);
    while (getline(&line, &size, file) > 0) {
        char *field[3] = { "", "", "" }, *rest = line;
        line[strcspn(line, "\r\n")] = '\0';
        for (int i = 0; i < 3 && rest; i++) {
            field[i] = rest;
            if ((rest = strchr(rest, '\t')))
                *rest++ = '\0';
        }
        if (!*field[0])
            continue;
        if (list.count == room)
            list.items = check(realloc(list.items, (room = room ? 2 * room : 1024) * sizeof *list.items));
        list.items[list.count++] = (struct target){
            check(strdup(field[0])), check(strdup(field[1])), check(strdup(field[2])) };
    }
    free(line);
    fclose(file);
    return list;
}

static size_t on_body(char *data, size_t size, size_t count, void *user)
{
    struct slot *slot = user;
    size_t bytes = size * count, need = slot->length + bytes;
    if (need > BODY_LIMIT)
        return 0;                   /* libcurl fails the transfer */
    if (need > slot->capacity)
        slot->body = check(realloc(slot->body, slot->capacity = need > 32768 ? 2 * need : 32768));
    memcpy(slot->body + slot->length, data, bytes);
    slot->length = need;
    return bytes;
}

/* If the header line is called `name`, put its value in place of *value. */
static void take(const char *line, size_t length, const char *name, char **value)
{
    size_t start = strlen(name);
    if (length < start || strncasecmp(line, name, start) != 0)
        return;
    while (start < length && line[start] == ' ')
        start++;
    while (length > start && strchr("\r\n \t", line[length - 1]))
        length--;
    free(*value);
    *value = check(strndup(line + start, length - start));
}

static size_t on_header(char *line, size_t size, size_t count, void *user)
{
    struct target *target = ((struct slot *)user)->target;
    take(line, size * count, "ETag:", &target->etag);
    take(line, size * count, "Last-Modified:", &target->modified);
    return size * count;
}

static void add_header(struct slot *slot, const char *name, const char *value)
{
    char text[1024];
    int length = snprintf(text, sizeof text, "%s: %s", name, value);
    if (*value && length < (int)sizeof text)    /* an absurdly long validator is not sent */
        slot->headers = check(curl_slist_append(slot->headers, text));
}

/* Point an idle slot at its next target and hand it to the multi handle. */
static void start(CURLM *multi, struct slot *slot, struct target *target)
{
    if (!slot->easy) {
        slot->easy = check(curl_easy_init());
        curl_easy_setopt(slot->easy, CURLOPT_PRIVATE, slot);
        curl_easy_setopt(slot->easy, CURLOPT_WRITEFUNCTION, on_body);
        curl_easy_setopt(slot->easy, CURLOPT_WRITEDATA, slot);
        curl_easy_setopt(slot->easy, CURLOPT_HEADERFUNCTION, on_header);
        curl_easy_setopt(slot->easy, CURLOPT_HEADERDATA, slot);
        curl_easy_setopt(slot->easy, CURLOPT_ACCEPT_ENCODING, "");  /* all that libcurl decodes */
        curl_easy_setopt(slot->easy, CURLOPT_FOLLOWLOCATION, 0L);
        curl_easy_setopt(slot->easy, CURLOPT_TIMEOUT, 60L);
        curl_easy_setopt(slot->easy, CURLOPT_NOSIGNAL, 1L);
    }
    slot->target = target;
    slot->length = 0;
    curl_slist_free_all(slot->headers);
    slot->headers = NULL;
    add_header(slot, "If-None-Match", target->etag);        /* "" unless --conditional */
    add_header(slot, "If-Modified-Since", target->modified);
    curl_easy_setopt(slot->easy, CURLOPT_URL, target->url);
    curl_easy_setopt(slot->easy, CURLOPT_HTTPHEADER, slot->headers);
    if (curl_multi_add_handle(multi, slot->easy) != CURLM_OK)
        die("curl_multi_add_handle");
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* Seconds that both user and system have spent on this process so far. */
static double cpu(void)
{
    struct rusage use;
    getrusage(RUSAGE_SELF, &use);
    return (double)(use.ru_utime.tv_sec + use.ru_stime.tv_sec) +
           (double)(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6;
}

int main(int argc, char **argv)
{
    static const struct option options[] = {
        { "parallel", required_argument, NULL, 'p' },    { "per-host", required_argument, NULL, 'h' },
        { "conditional", required_argument, NULL, 'c' }, { "save", required_argument, NULL, 's' }, { 0 },
    };
    const char *conditional = NULL, *save = NULL;
    long parallel = 64, per_host = 0, connections = 0;
    size_t next = 0, finished = 0, failed = 0, statuses[600] = { 0 };
    unsigned long long bytes = 0;
    double began, cpu_before;

    for (int option; (option = getopt_long(argc, argv, "", options, NULL)) != -1;)
        switch (option) {
        case 'p': parallel = strtol(optarg, NULL, 10); break;
        case 'h': per_host = strtol(optarg, NULL, 10); break;
        case 'c': conditional = optarg; break;
        case 's': save = optarg; break;
        default: return 2;
        }
    if (optind != argc - 1 || parallel < 1 || parallel > 4096 || per_host < 0)
        die("usage: [--parallel N] [--per-host N] [--conditional FILE] [--save FILE] URLFILE");

    struct list urls = read_list(argv[optind]);
    if (conditional) {              /* saved in the order of URLFILE, so the next is mostly the one */
        struct list saved = read_list(conditional);
        for (size_t i = 0, at = 0; i < urls.count; i++)
            for (size_t tries = 0; tries < saved.count; tries++, at++)
                if (strcmp(urls.items[i].url, saved.items[at % saved.count].url) == 0) {
                    urls.items[i] = saved.items[at++ % saved.count];
                    break;
                }
    }

    curl_global_init(CURL_GLOBAL_DEFAULT);
    began = now();              /* what it takes to start a program is no part of it */
    cpu_before = cpu();
    CURLM *multi = check(curl_multi_init());
    curl_multi_setopt(multi, CURLMOPT_MAX_HOST_CONNECTIONS, per_host);
    curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, parallel);
    struct slot *slots = check(calloc((size_t)parallel, sizeof *slots));
    for (; next < urls.count && next < (size_t)parallel; next++)
        start(multi, &slots[next], &urls.items[next]);

    while (finished < urls.count) {
        int running, left;
        size_t before = finished;
        if (curl_multi_perform(multi, &running) != CURLM_OK)
            die("curl_multi_perform");
        for (CURLMsg *message; (message = curl_multi_info_read(multi, &left));) {
            CURL *easy = message->easy_handle;
            CURLcode result = message->data.result;     /* removing the handle frees the message */
            struct slot *slot;
            long status = 0, opened = 0;
            curl_easy_getinfo(easy, CURLINFO_PRIVATE, &slot);
            curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
            curl_easy_getinfo(easy, CURLINFO_NUM_CONNECTS, &opened);
            curl_multi_remove_handle(multi, easy);
            connections += opened;
            bytes += slot->length;
            finished++;
            if (result == CURLE_OK && status >= 0 && status < 600)
                statuses[status]++;
            else
                failed++;
            if (next < urls.count)
                start(multi, slot, &urls.items[next++]);
        }
        if (finished == before)     /* nothing came to an end: wait for the sockets */
            curl_multi_poll(multi, NULL, 0, 1000, NULL);
    }

    FILE *file = save ? fopen(save, "w") : NULL;
    if (save && !file)
        die(save);
    for (size_t i = 0; file && i < urls.count; i++)
        fprintf(file, "%s\t%s\t%s\n", urls.items[i].url, urls.items[i].etag, urls.items[i].modified);
    if (file && fclose(file) != 0)
        die(save);
    for (long i = 0; i < parallel && slots[i].easy; i++) {
        curl_easy_cleanup(slots[i].easy);
        curl_slist_free_all(slots[i].headers);
        free(slots[i].body);
    }
    curl_multi_cleanup(multi);
    curl_global_cleanup();          /* the lists go with the process */

    printf("transfers=%zu", urls.count);
    for (int i = 0; i < 600; i++)
        if (statuses[i])
            printf(" %d=%zu", i, statuses[i]);
    printf(" failed=%zu connections=%ld bytes=%llu wall=%.4f cpu=%.4f\n", failed, connections, bytes, now() - began,
           cpu() - cpu_before);
    return failed ? 1 : 0;
}
