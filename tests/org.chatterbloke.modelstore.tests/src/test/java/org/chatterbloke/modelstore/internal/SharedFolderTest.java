package org.chatterbloke.modelstore.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.chatterbloke.testkit.ChildJvm;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Threads, stores and processes on one data folder. */
class SharedFolderTest {

  private static final byte[] BYTES = StoreFixture.bytes(100_000, 1);

  @TempDir Path home;

  static StoreFixture fixture(Path home) {
    return new StoreFixture(home)
        .model("m", StoreFixture.file("m.bin", BYTES, StoreFixture.hub("m.bin")));
  }

  @Test
  void storesAndProcessesThatWantTheSameModelFetchItOnce() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    try (ModelServer server = new ModelServer();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      server.on(
          "/some/model/resolve/main/m.bin",
          exchange -> {
            asked.countDown();
            try {
              goOn.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            ModelServer.send(exchange, 200, BYTES);
          });
      Callable<Integer> work =
          () -> {
            StoreFixture fixture = fixture(home);
            fixture.hub = server.address();
            return fixture.store().require("m", true, new NullProgressMonitor()).files().size();
          };
      List<Future<Integer>> done = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        done.add(threads.submit(work));
      }
      assertTrue(asked.await(20, TimeUnit.SECONDS));
      Process process =
          new ChildJvm()
              .start(FetchInAnotherProcess.class, home.toString(), server.address().toString());
      List<String> said = new ArrayList<>();
      try (BufferedReader output = process.inputReader()) {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
          said.add(line);
          if (line.startsWith("Waiting for another ChatterBloke")) {
            goOn.countDown();
          }
        }
      } finally {
        process.destroyForcibly();
      }
      assertTrue(said.contains("1 here"), said.toString());
      assertEquals(0, goOn.getCount(), said.toString());
      for (Future<Integer> one : done) {
        assertEquals(1, one.get(20, TimeUnit.SECONDS));
      }
      assertEquals(1, server.requests.size());
    }
  }

  @Test
  void whoeverWaitsForAnotherCanBeCancelled() throws Exception {
    CountDownLatch stalled = new CountDownLatch(1);
    NullProgressMonitor first = new NullProgressMonitor();
    try (ModelServer server = new ModelServer();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      server.on("/some/model/resolve/main/m.bin", ModelServer.stall(BYTES, 10, stalled::countDown));
      StoreFixture fixture = fixture(home);
      fixture.hub = server.address();
      Future<?> holder =
          threads.submit(() ->
              assertThrows(
                  OperationCanceledException.class,
                  () -> fixture.store().require("m", true, first)));
      assertTrue(stalled.await(20, TimeUnit.SECONDS));
      NullProgressMonitor second = new NullProgressMonitor();
      second.setCanceled(true);

      assertThrows(
          OperationCanceledException.class, () -> fixture.store().require("m", true, second));

      first.setCanceled(true);
      holder.get(20, TimeUnit.SECONDS);
    }
  }
}
