package org.chatterbloke.modelstore.internal;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.chatterbloke.modelstore.ModelManifest.ModelFile;
import org.chatterbloke.modelstore.ModelStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Brings a file over HTTP into its part file: goes on where the last transfer broke (Range and
 * If-Range, RFC 9110 sections 13.1.5 and 14), follows redirects, tries again after a pause when a
 * server stumbles. Only https, or http to this machine. One thread.
 */
final class HttpFetcher implements AutoCloseable {

  private static final int REDIRECTS = 5;
  private static final int FRUITLESS_ATTEMPTS = 3;
  private static final int ATTEMPTS = 30;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;
  private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+|\\*)");

  /** A failure after which the same source may still succeed. */
  private static final class Stumble extends Exception {
    private static final long serialVersionUID = 1L;
    final long pauseMillis;

    Stumble(String clause, long pauseMillis, @Nullable Throwable cause) {
      super(clause, cause);
      this.pauseMillis = pauseMillis;
    }
  }

  private final StoreSettings settings;
  private final UnreachableHosts unreachable;
  private final ByteProgress progress;
  private @Nullable HttpClient client;

  HttpFetcher(StoreSettings settings, UnreachableHosts unreachable, ByteProgress progress) {
    this.settings = settings;
    this.unreachable = unreachable;
    this.progress = progress;
  }

  /**
   * Fetches what is missing of a file. When this returns, the part file is right.
   *
   * @throws SourceException if this address does not give the file
   * @throws ModelStoreException if the disk refuses
   */
  void fetch(URI address, ModelFile file, PartFile part)
      throws SourceException, ModelStoreException {
    String host = host(address);
    checkReachable(address);
    progress.doing(
        "Downloading %s (%s) from %s"
            .formatted(file.name(), StoreFailures.size(file.size()), host));
    boolean startedOver = false;
    int fruitless = 0;
    for (int attempt = 1; !part.isRight(); attempt++) {
      progress.check();
      if (part.isComplete()) {
        part.restart();
      }
      long before = part.length();
      boolean resumed = before > 0;
      try {
        transfer(address, file, part);
        if (part.isRight()) {
          return;
        }
        part.restart();
        if (!resumed || startedOver) {
          throw new SourceException(host + " sent another file (its checksum is wrong)");
        }
        startedOver = true;
      } catch (Stumble stumble) {
        fruitless = part.length() > before ? 0 : fruitless + 1;
        if (fruitless >= FRUITLESS_ATTEMPTS || attempt >= ATTEMPTS) {
          throw new SourceException(stumble.getMessage(), stumble);
        }
        progress.pause(pause(stumble, fruitless));
      }
    }
  }

  private long pause(Stumble stumble, int fruitless) {
    long backoff = settings.timing().backoff().toMillis() << Math.max(0, fruitless - 1);
    return Math.min(LONGEST_PAUSE_MILLIS, Math.max(backoff, stumble.pauseMillis));
  }

  /** One transfer; the part file may be too short afterwards only if this throws. */
  private void transfer(URI address, ModelFile file, PartFile part)
      throws Stumble, SourceException, ModelStoreException {
    HttpResponse<BodyQueue> response = follow(address, part);
    try {
      String host = host(response.uri());
      switch (response.statusCode()) {
        case 200 -> {
          if (part.length() > 0) {
            part.restart();
          }
        }
        case 206 -> checkRange(response.headers(), host, file, part);
        case 416 -> {
          part.restart();
          throw new Stumble(host + " refused to continue", 0, null);
        }
        default -> throw refusal(response, host, address);
      }
      long promised = response.headers().firstValueAsLong("content-length").orElse(-1);
      if (promised >= 0 && part.length() + promised != file.size()) {
        throw new SourceException(
            "%s offers %s bytes in place of %s"
                .formatted(host, part.length() + promised, file.size()));
      }
      part.from(new PartFile.Origin(plain(address), validator(response.headers())));
      receive(response.body(), host, part);
      if (!part.isComplete()) {
        throw new Stumble(host + " broke off", 0, null);
      }
    } finally {
      response.body().close();
    }
  }

  private static void checkRange(HttpHeaders headers, String host, ModelFile file, PartFile part)
      throws Stumble, SourceException, ModelStoreException {
    Matcher range = CONTENT_RANGE.matcher(headers.firstValue("content-range").orElse(""));
    if (!range.matches() || Long.parseLong(range.group(1)) != part.length()) {
      part.restart();
      throw new Stumble(host + " sent another part", 0, null);
    }
    if (!range.group(2).equals("*") && Long.parseLong(range.group(2)) != file.size()) {
      throw new SourceException(
          "%s offers %s bytes in place of %s".formatted(host, range.group(2), file.size()));
    }
  }

  private void receive(BodyQueue body, String host, PartFile part)
      throws Stumble, SourceException, ModelStoreException {
    try {
      for (List<ByteBuffer> bytes = body.next(settings.timing().idle(), progress);
          !bytes.isEmpty();
          bytes = body.next(settings.timing().idle(), progress)) {
        for (ByteBuffer piece : bytes) {
          if (!part.append(piece)) {
            part.restart();
            throw new SourceException(host + " sends more bytes than the file has");
          }
        }
        progress.at(part.length());
      }
    } catch (IOException e) {
      throw new Stumble(host + " broke off (" + e.getMessage() + ")", 0, e);
    }
  }

  private HttpResponse<BodyQueue> follow(URI start, PartFile part) throws Stumble, SourceException {
    URI address = start;
    for (int redirects = 0; redirects <= REDIRECTS; redirects++) {
      checkAllowed(address, start);
      HttpResponse<BodyQueue> response = send(request(address, start, part), address);
      int status = response.statusCode();
      Optional<String> location = response.headers().firstValue("location");
      if (status < 300 || status > 399 || status == 304 || location.isEmpty()) {
        return response;
      }
      response.body().close();
      try {
        address = address.resolve(location.get());
      } catch (IllegalArgumentException e) {
        throw new SourceException(host(address) + " redirects to an address that is none", e);
      }
    }
    throw new SourceException(host(start) + " redirects in circles");
  }

  private static void checkAllowed(URI address, URI start) throws SourceException {
    String host = address.getHost();
    if (host == null) {
      throw new SourceException("the address of " + host(start) + " has no host");
    }
    boolean secure = "https".equalsIgnoreCase(address.getScheme());
    boolean local = "http".equalsIgnoreCase(address.getScheme()) && isThisMachine(host);
    if (!secure && !local) {
      throw new SourceException(host + " is not asked without https");
    }
    if (isThisMachine(host) && !isThisMachine(host(start))) {
      throw new SourceException(host(start) + " redirects to this machine");
    }
  }

  static boolean isThisMachine(String host) {
    return host.equalsIgnoreCase("localhost")
        || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}")
        || host.equals("[::1]");
  }

  private HttpRequest request(URI address, URI start, PartFile part) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(withoutUser(address))
            .header("User-Agent", "ChatterBloke")
            .header("Accept-Encoding", "identity");
    StoreSettings.Addresses addresses = settings.addresses();
    String token = addresses.hubToken();
    if (token != null
        && !token.isBlank()
        && host(address).equals(host(addresses.hub()))
        && address.getPort() == addresses.hub().getPort()) {
      request.header("Authorization", "Bearer " + token.strip());
    }
    if (part.length() > 0) {
      request.header("Range", "bytes=" + part.length() + "-");
      PartFile.Origin origin = part.origin();
      if (!origin.validator().isEmpty() && origin.address().equals(plain(start))) {
        request.header("If-Range", origin.validator());
      }
    }
    return request.build();
  }

  private HttpResponse<BodyQueue> send(HttpRequest request, URI address)
      throws Stumble, SourceException {
    String host = host(address);
    checkReachable(address);
    CompletableFuture<HttpResponse<BodyQueue>> answer =
        client().sendAsync(request, info -> new BodyQueue());
    long end =
        System.nanoTime() + settings.timing().connect().plus(settings.timing().idle()).toNanos();
    boolean answered = false;
    try {
      while (true) {
        progress.check();
        try {
          HttpResponse<BodyQueue> response = answer.get(50, TimeUnit.MILLISECONDS);
          answered = true;
          return response;
        } catch (TimeoutException e) {
          if (System.nanoTime() > end) {
            throw new Stumble(host + " does not answer", 0, e);
          }
        }
      }
    } catch (ExecutionException e) {
      throw failure(Objects.requireNonNullElse(e.getCause(), e), host, place(address));
    } catch (InterruptedException e) {
      throw ByteProgress.interrupted();
    } finally {
      if (!answered) {
        answer.cancel(true);
      }
    }
  }

  private void checkReachable(URI address) throws SourceException {
    if (unreachable.contains(place(address))) {
      throw new SourceException(host(address) + " is unreachable");
    }
  }

  private Stumble failure(Throwable cause, String host, String place) throws SourceException {
    if (cause instanceof ConnectException || cause instanceof HttpTimeoutException) {
      unreachable.add(place);
      throw new SourceException(host + " is unreachable", cause);
    }
    if (cause instanceof SSLException) {
      unreachable.add(place);
      throw new SourceException(host + " has no certificate that Java trusts", cause);
    }
    return new Stumble(host + " broke off", 0, cause);
  }

  private static SourceException refusal(HttpResponse<BodyQueue> response, String host, URI address)
      throws Stumble {
    int status = response.statusCode();
    if (status == 401 || status == 403) {
      return new SourceException(host + " wants a login for it (HTTP " + status + ")");
    }
    if (status == 404 || status == 410) {
      return new SourceException(host(address) + " does not have it (HTTP " + status + ")");
    }
    String clause = host + " answered with HTTP " + status;
    if (status == 408 || status == 429 || status >= 500) {
      throw new Stumble(clause, retryAfter(response.headers()), null);
    }
    return new SourceException(clause);
  }

  private static long retryAfter(HttpHeaders headers) {
    return headers
        .firstValue("retry-after")
        .filter(value -> value.matches("\\d{1,4}"))
        .map(value -> Long.parseLong(value) * 1000)
        .orElse(0L);
  }

  /** A strong ETag or else the date; a weak ETag does not promise equal bytes. */
  private static String validator(HttpHeaders headers) {
    return headers
        .firstValue("etag")
        .filter(tag -> !tag.startsWith("W/"))
        .or(() -> headers.firstValue("last-modified"))
        .orElse("");
  }

  private HttpClient client() {
    HttpClient made = client;
    if (made == null) {
      made =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(settings.timing().connect())
              .build();
      client = made;
    }
    return made;
  }

  /** The host for people; never a user or password. */
  private static String host(URI address) {
    String host = address.getHost();
    return host == null ? "an address without host" : host.toLowerCase(Locale.ROOT);
  }

  private static String place(URI address) {
    return host(address) + ":" + address.getPort();
  }

  /** An address without user, password, query and fragment: both may hold secrets. */
  private static String plain(URI address) {
    int port = address.getPort();
    return address.getScheme()
        + "://"
        + host(address)
        + (port < 0 ? "" : ":" + port)
        + address.getRawPath();
  }

  private static URI withoutUser(URI address) {
    String authority = String.valueOf(address.getRawAuthority());
    int at = authority.lastIndexOf('@');
    return at < 0
        ? address
        : URI.create(address.toString().replace(authority, authority.substring(at + 1)));
  }

  @Override
  public void close() {
    HttpClient made = client;
    if (made != null) {
      made.shutdownNow();
    }
  }
}
