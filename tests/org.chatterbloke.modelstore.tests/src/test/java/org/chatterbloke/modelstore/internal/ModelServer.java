package org.chatterbloke.modelstore.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on this machine whose answers a test scripts; it notes what it was asked. */
final class ModelServer implements AutoCloseable {

  /** One answer. */
  @FunctionalInterface
  interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  /** What was asked: path and the headers that matter here ("-" if absent). */
  record Request(String path, String range, String ifRange, String authorization) {}

  final List<Request> requests = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  ModelServer() throws IOException {
    this(0);
  }

  ModelServer(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
    server.setExecutor(threads);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /** Answers requests of a path, in this order; the last answer stays. */
  ModelServer on(String path, Answer... answers) {
    int[] next = {0};
    server.createContext(
        path,
        exchange -> {
          Answer answer;
          synchronized (next) {
            requests.add(
                new Request(
                    exchange.getRequestURI().getPath(),
                    header(exchange, "Range"),
                    header(exchange, "If-Range"),
                    header(exchange, "Authorization")));
            answer = answers[Math.min(next[0]++, answers.length - 1)];
          }
          try (exchange) {
            answer.to(exchange);
          }
        });
    return this;
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "-" : value;
  }

  /** The file, or the part of it that the request wants if the tag is still the same. */
  static Answer file(byte[] bytes, String tag) {
    return exchange -> {
      String range = header(exchange, "Range");
      String ifRange = header(exchange, "If-Range");
      exchange.getResponseHeaders().set("ETag", tag);
      if (range.equals("-") || !(ifRange.equals("-") || ifRange.equals(tag))) {
        send(exchange, 200, bytes);
        return;
      }
      int from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length);
      send(exchange, 206, Arrays.copyOfRange(bytes, from, bytes.length));
    };
  }

  /** The whole file, whatever the request says. */
  static Answer whole(byte[] bytes) {
    return exchange -> send(exchange, 200, bytes);
  }

  /** Promises the file, sends its beginning and hangs up. */
  static Answer cut(byte[] bytes, int after, String tag) {
    return exchange -> {
      exchange.getResponseHeaders().set("ETag", tag);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes, 0, after);
      exchange.getResponseBody().flush();
      throw new IOException("hangs up");
    };
  }

  /** Sends a beginning and then nothing until the client goes or the server is closed. */
  static Answer stall(byte[] bytes, int after, Runnable stalled) {
    return exchange -> {
      exchange.getResponseHeaders().set("ETag", "\"stall\"");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes, 0, after);
      exchange.getResponseBody().flush();
      stalled.run();
      try {
        Thread.sleep(60_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  static Answer status(int status, String... header) {
    return exchange -> {
      for (int i = 0; i < header.length; i += 2) {
        exchange.getResponseHeaders().set(header[i], header[i + 1]);
      }
      send(exchange, status, new byte[0]);
    };
  }

  static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(bytes);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
