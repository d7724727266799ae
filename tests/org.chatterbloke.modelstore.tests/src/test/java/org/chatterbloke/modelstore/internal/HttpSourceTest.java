package org.chatterbloke.modelstore.internal;

import static org.chatterbloke.modelstore.internal.ModelServer.cut;
import static org.chatterbloke.modelstore.internal.ModelServer.file;
import static org.chatterbloke.modelstore.internal.ModelServer.stall;
import static org.chatterbloke.modelstore.internal.ModelServer.status;
import static org.chatterbloke.modelstore.internal.ModelServer.whole;
import static org.chatterbloke.modelstore.internal.StoreFixture.hub;
import static org.chatterbloke.modelstore.internal.StoreFixture.release;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.modelstore.ModelFiles;
import org.chatterbloke.modelstore.ModelStoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes over HTTP, against a real server on this machine. */
class HttpSourceTest {

  private static final String HUB = "/some/model/resolve/main/m.bin";
  private static final String RELEASE = "/some/source/releases/download/v1/m.bin";
  private static final byte[] BYTES = StoreFixture.bytes(300_000, 1);
  private static final String TAG = "\"one\"";

  @TempDir Path home;
  private ModelServer server;
  private StoreFixture fixture;

  @BeforeEach
  void start() throws IOException {
    server = new ModelServer();
    fixture =
        new StoreFixture(home)
            .model("m", StoreFixture.file("m.bin", BYTES, hub("m.bin"), release("m.bin")));
    fixture.hub = server.address();
    fixture.releases = server.address();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void fetchesRightBytes() throws Exception {
    ModelFiles files = fixture.store().require("m", true, new NullProgressMonitor());
    assertArrayEquals(BYTES, Files.readAllBytes(files.file("m.bin")));
    assertEquals(List.of(".verified", "m.bin"), names());
  }

  private ModelStoreException failure() {
    return assertThrows(
        ModelStoreException.class,
        () -> fixture.store().require("m", true, new NullProgressMonitor()));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(fixture.model("m"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private List<String> ranges() {
    return server.requests.stream().map(ModelServer.Request::range).toList();
  }

  @Test
  void aFileIsFetchedOnceAndNoNetworkIsNeededAfterwards() throws Exception {
    server.on(HUB, file(BYTES, TAG));

    fetchesRightBytes();
    fetchesRightBytes();

    assertEquals(1, server.requests.size());
    server.close();
    fixture.offline = true;
    fetchesRightBytes();
    assertTrue(fixture.store().find("m").isPresent());
  }

  @Test
  void redirectsAreFollowed() throws Exception {
    server.on(HUB, status(302, "Location", "/elsewhere"));
    server.on("/elsewhere", status(307, "Location", server.address() + "/there"));
    server.on("/there", file(BYTES, TAG));

    fetchesRightBytes();
  }

  @Test
  void redirectsInCirclesEndAtTheNextSource() throws Exception {
    server.on(HUB, status(302, "Location", HUB));
    server.on(RELEASE, file(BYTES, TAG));

    fetchesRightBytes();
    assertEquals(7, server.requests.size());
  }

  @Test
  void aRedirectAwayFromHttpsIsRefused() {
    server.on(HUB, status(302, "Location", "http://models.invalid/m.bin"));
    server.on(RELEASE, status(302, "Location", "file:///etc/hostname"));

    String sentence = failure().sentence();

    assertTrue(sentence.contains("models.invalid is not asked without https"), sentence);
    assertTrue(sentence.contains("has no host"), sentence);
  }

  @Test
  void aCutBodyIsContinuedWhereItBroke() throws Exception {
    server.on(HUB, cut(BYTES, 100_000, TAG), file(BYTES, TAG));

    fetchesRightBytes();

    assertEquals(List.of("-", "bytes=100000-"), ranges());
    assertEquals(TAG, server.requests.get(1).ifRange());
  }

  @Test
  void aCancelledDownloadIsContinuedTheNextTimeAndTheCancelDoesNotWaitForASilentServer()
      throws Exception {
    IProgressMonitor monitor = new NullProgressMonitor();
    server.on(HUB, stall(BYTES, 120_000, () -> {}), file(BYTES, "\"stall\""));
    FileModelStore store = fixture.store();
    IProgressMonitor cancelling =
        new NullProgressMonitor() {
          @Override
          public void worked(int units) {
            monitor.worked(units);
            setCanceled(true);
          }
        };
    long start = System.nanoTime();

    assertThrows(OperationCanceledException.class, () -> store.require("m", true, cancelling));

    assertTrue(System.nanoTime() - start < 5_000_000_000L);
    assertEquals(List.of("m.bin.part", "m.bin.part.json"), names());
    assertTrue(store.find("m").isEmpty());
    long there = Files.size(fixture.model("m").resolve("m.bin.part"));
    assertTrue(there > 0);
    fetchesRightBytes();
    assertEquals(List.of("-", "bytes=" + there + "-"), ranges());
    assertEquals("\"stall\"", server.requests.get(1).ifRange());
  }

  @Test
  void aServerThatIgnoresRangeSendsTheWholeFileAgain() throws Exception {
    server.on(HUB, cut(BYTES, 100_000, TAG), whole(BYTES));

    fetchesRightBytes();
    assertEquals(2, server.requests.size());
  }

  @Test
  void aFileThatChangedOnTheServerIsBegunAgain() throws Exception {
    server.on(HUB, cut(StoreFixture.bytes(300_000, 2), 100_000, TAG), file(BYTES, "\"two\""));

    fetchesRightBytes();
  }

  @Test
  void aContinuedFileThatIsWrongIsBegunAgain() throws Exception {
    server.on(HUB, cut(StoreFixture.bytes(300_000, 2), 100_000, TAG), file(BYTES, TAG));

    fetchesRightBytes();
    assertEquals(List.of("-", "bytes=100000-", "-"), ranges());
  }

  @Test
  void aRefusedRangeIsBegunAgain() throws Exception {
    server.on(HUB, cut(BYTES, 100_000, TAG), status(416), file(BYTES, TAG));

    fetchesRightBytes();
    assertEquals(List.of("-", "bytes=100000-", "-"), ranges());
  }

  @Test
  void aCutBodyIsContinuedFromTheNextSource() throws Exception {
    server.on(HUB, cut(BYTES, 100_000, TAG), status(404));
    server.on(RELEASE, file(BYTES, "\"other\""));

    fetchesRightBytes();

    assertEquals(List.of("-", "bytes=100000-", "bytes=100000-"), ranges());
    assertEquals("-", server.requests.get(2).ifRange());
  }

  @Test
  void aWrongLengthIsNoticedBeforeTheDownload() throws Exception {
    server.on(HUB, whole(StoreFixture.bytes(5, 1)));
    server.on(RELEASE, file(BYTES, TAG));

    fetchesRightBytes();
  }

  @Test
  void moreBytesThanTheFileHasAreRefused() throws Exception {
    byte[] longer = StoreFixture.bytes(400_000, 1);
    server.on(
        HUB,
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(longer);
        });

    String sentence = failure().sentence();

    assertTrue(sentence.contains("sends more bytes than the file has"), sentence);
    assertEquals(List.of(), names());
  }

  @Test
  void aWrongChecksumLeadsToTheNextSource() throws Exception {
    server.on(HUB, file(StoreFixture.bytes(300_000, 2), TAG));
    server.on(RELEASE, file(BYTES, TAG));

    fetchesRightBytes();
  }

  @Test
  void aWrongChecksumLeavesNothingBehind() throws Exception {
    server.on(HUB, file(StoreFixture.bytes(300_000, 2), TAG));

    String sentence = failure().sentence();

    assertTrue(sentence.contains("127.0.0.1 sent another file (its checksum is wrong)"), sentence);
    assertEquals(List.of(), names());
    assertTrue(fixture.store().find("m").isEmpty());
  }

  @Test
  void aLoginThatIsWantedIsSaid() {
    server.on(HUB, status(401)).on(RELEASE, status(403));

    ModelStoreException failure = failure();

    assertEquals(FailureKind.UNAVAILABLE, failure.kind());
    assertTrue(failure.isRetriable());
    assertEquals(
        "No source gave m.bin of the model m (m): 127.0.0.1 wants a login for it (HTTP 401);"
            + " 127.0.0.1 wants a login for it (HTTP 403).",
        failure.sentence());
  }

  @Test
  void aServerThatStumblesIsAskedAgain() throws Exception {
    server.on(HUB, status(503, "Retry-After", "0"), status(429), file(BYTES, TAG));

    fetchesRightBytes();
    assertEquals(3, server.requests.size());
  }

  @Test
  void aServerThatOnlyStumblesIsAskedThreeTimes() throws Exception {
    server.on(HUB, status(500)).on(RELEASE, file(BYTES, TAG));

    fetchesRightBytes();
    assertEquals(4, server.requests.size());
  }

  @Test
  void aSilentServerIsLeftForTheNextSource() throws Exception {
    fixture.idle = Duration.ofMillis(200);
    server.on(HUB, stall(BYTES, 1000, () -> {}), status(404));
    server.on(RELEASE, file(BYTES, TAG));

    fetchesRightBytes();
  }

  @Test
  void aHostThatCannotBeReachedIsNotAskedAgainForAWhile() throws Exception {
    int port = server.port();
    server.close();
    FileModelStore patient = fixture.store();
    fixture.forget = Duration.ZERO;
    FileModelStore eager = fixture.store();

    for (FileModelStore store : List.of(patient, eager)) {
      ModelStoreException failure =
          assertThrows(
              ModelStoreException.class, () -> store.require("m", true, new NullProgressMonitor()));
      assertEquals(
          "No source gave m.bin of the model m (m): 127.0.0.1 is unreachable.", failure.sentence());
    }
    server = new ModelServer(port).on(HUB, file(BYTES, TAG));

    assertThrows(
        ModelStoreException.class, () -> patient.require("m", true, new NullProgressMonitor()));
    assertEquals(0, server.requests.size());
    assertEquals(1, eager.require("m", true, new NullProgressMonitor()).files().size());
  }

  @Test
  void offlineAsksNobody() throws Exception {
    server.on(HUB, file(BYTES, TAG));
    fixture.offline = true;

    ModelStoreException failure = failure();

    assertEquals(
        "The model m (m) is not complete on this machine (300 kB are missing) and downloads are"
            + " switched off.",
        failure.sentence());
    assertEquals(0, server.requests.size());
  }

  @Test
  void nothingIsDownloadedForACallerThatDoesNotWantThat() {
    server.on(HUB, file(BYTES, TAG));

    ModelStoreException failure =
        assertThrows(
            ModelStoreException.class,
            () -> fixture.store().require("m", false, new NullProgressMonitor()));

    assertEquals(FailureKind.NOT_FOUND, failure.kind());
    assertTrue(failure.remedy().contains("models fetch m"), failure.remedy());
    assertEquals(0, server.requests.size());
  }

  @Test
  void kindsThatAreNotAllowedAreNotAskedAndTheirOrderIsKept() throws Exception {
    server.on(HUB, file(BYTES, TAG)).on(RELEASE, status(404), file(BYTES, TAG));
    fixture.kinds = List.of(SourceKind.RELEASE);

    assertTrue(failure().sentence().contains("does not have it (HTTP 404)"));
    fixture.kinds = List.of(SourceKind.RELEASE, SourceKind.HUB);
    fetchesRightBytes();

    assertTrue(server.requests.stream().allMatch(request -> request.path().equals(RELEASE)));
  }

  @Test
  void theTokenGoesToTheHubAndToNoOtherHost() throws Exception {
    fixture.token = "secret";
    server.on(HUB, status(302, "Location", "http://localhost:" + server.port() + "/cdn"));
    server.on("/cdn", status(404));
    fixture.releases = java.net.URI.create("http://user:secret@localhost:" + server.port());
    server.on(RELEASE, status(404));

    ModelStoreException failure = failure();

    assertEquals(
        List.of("Bearer secret", "-", "-"),
        server.requests.stream().map(ModelServer.Request::authorization).toList());
    assertFalse(failure.toString().contains("secret"), failure.toString());
  }

  @Test
  void progressCountsKibibytesOnceAlsoWhenASourceFails() throws Exception {
    server.on(HUB, file(StoreFixture.bytes(300_000, 2), TAG));
    server.on(RELEASE, file(BYTES, TAG));
    int[] total = {0};
    int[] worked = {0};

    fixture
        .store()
        .require(
            "m",
            true,
            new NullProgressMonitor() {
              @Override
              public void beginTask(String name, int units) {
                total[0] = units;
              }

              @Override
              public void worked(int units) {
                worked[0] += units;
              }
            });

    assertEquals(293, total[0]);
    assertEquals(293, worked[0]);
  }
}
