package org.chatterbloke.voice.core.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chatterbloke.voice.core.internal.Take.TakeWord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakeStoreTest {

  @TempDir private Path root;
  private TakeStore store;

  @BeforeEach
  void setUp() {
    store = new TakeStore(root.resolve("takes"));
  }

  private static String key(int number) {
    return "%064x".formatted(number * 0x01000193L + 7);
  }

  private static Take take(int number) {
    short[] samples = new short[1000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (i * number);
    }
    return new Take(24000, samples, List.of(new TakeWord(0, 3, 0.1, 0.2 + number)));
  }

  @Test
  void whatIsStoredComesBack() throws Exception {
    store.save(key(1), take(1));
    Take back = store.load(key(1)).orElseThrow();
    assertArrayEquals(take(1).samples(), back.samples());
    assertEquals(24000, back.sampleRate());
    assertEquals(take(1).words(), back.words());
    assertTrue(store.load(key(2)).isEmpty());
  }

  @Test
  void everyDamagedByteIsNoticed() throws Exception {
    store.save(key(1), take(1));
    byte[] whole = Files.readAllBytes(store.file(key(1)));
    for (int i = 0; i < whole.length; i += 13) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 0x10;
      Files.write(store.file(key(1)), damaged);
      assertTrue(store.load(key(1)).isEmpty(), "byte " + i);
    }
    for (int length : new int[] {0, 1, 40, 70, whole.length - 1}) {
      Files.write(store.file(key(1)), java.util.Arrays.copyOf(whole, length));
      assertTrue(store.load(key(1)).isEmpty(), "length " + length);
    }
  }

  @Test
  void aTakeUnderAnotherKeyIsNotTaken() throws Exception {
    store.save(key(1), take(1));
    Files.createDirectories(store.file(key(2)).getParent());
    Files.copy(store.file(key(1)), store.file(key(2)));
    assertTrue(store.load(key(2)).isEmpty());
  }

  @Test
  void theLeastRecentlyUsedGoFirst() throws Exception {
    Instant now = Instant.now();
    for (int i = 0; i < 10; i++) {
      store.save(key(i), take(i));
      Files.setLastModifiedTime(
          store.file(key(i)), FileTime.from(now.minus(Duration.ofHours(20 - i))));
    }
    long size = Files.size(store.file(key(0)));
    assertTrue(store.load(key(0)).isPresent(), "and is used now");
    store.shrink(10 * size);
    assertEquals(10, present());
    store.shrink(5 * size);
    assertEquals(4, present());
    assertTrue(store.load(key(0)).isPresent());
    assertFalse(Files.exists(store.file(key(1))));
    assertTrue(store.load(key(9)).isPresent());
  }

  private int present() {
    int count = 0;
    for (int i = 0; i < 10; i++) {
      count += Files.exists(store.file(key(i))) ? 1 : 0;
    }
    return count;
  }

  @Test
  void whatAKilledProcessLeftIsRemovedAfterADay() throws Exception {
    store.save(key(1), take(1));
    Path fresh = Files.write(store.file(key(1)).resolveSibling("a.tmp"), new byte[9]);
    Path stale = Files.write(store.file(key(1)).resolveSibling("b.tmp"), new byte[9]);
    Files.setLastModifiedTime(stale, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    store.shrink(1 << 30);
    assertTrue(Files.exists(fresh));
    assertFalse(Files.exists(stale));
    assertTrue(store.load(key(1)).isPresent());
  }

  @Test
  void theSizeIsCheckedAtMostOnceAnHour() throws Exception {
    store.save(key(1), take(1));
    store.shrinkIfDue(1 << 30);
    store.save(key(2), take(2));
    store.shrinkIfDue(0);
    assertTrue(store.load(key(2)).isPresent());
    Files.setLastModifiedTime(
        root.resolve("takes/.checked"), FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    store.shrinkIfDue(0);
    assertTrue(store.load(key(2)).isEmpty());
  }

  @Test
  void severalWritersAndReadersNeverSeeHalfATake() throws Exception {
    TakeStore other = new TakeStore(root.resolve("takes"));
    List<Callable<Integer>> jobs = new ArrayList<>();
    for (TakeStore own : List.of(store, other, store, other)) {
      jobs.add(() -> saveAndLoad(own));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<Integer> result : threads.invokeAll(jobs)) {
        assertEquals(100, result.get());
      }
    }
  }

  private static int saveAndLoad(TakeStore store) throws IOException {
    int whole = 0;
    for (int i = 0; i < 100; i++) {
      store.save(key(i % 5), take(i % 5));
      whole += store.load(key(i % 5)).isPresent() ? 1 : 0;
    }
    return whole;
  }
}
