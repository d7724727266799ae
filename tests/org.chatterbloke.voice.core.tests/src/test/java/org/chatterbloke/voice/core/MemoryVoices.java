package org.chatterbloke.voice.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.library.api.LibraryException;
import org.chatterbloke.library.api.StoredVoice;
import org.chatterbloke.library.api.VoiceRepository;

/** A library of voices in memory. */
final class MemoryVoices implements VoiceRepository {

  final List<StoredVoice> voices = new ArrayList<>();
  boolean full;

  @Override
  public List<StoredVoice> all() {
    return List.copyOf(voices);
  }

  @Override
  public Optional<StoredVoice> byName(String name) {
    return voices.stream().filter(v -> v.name().equalsIgnoreCase(name)).findFirst();
  }

  @Override
  public Optional<StoredVoice> byId(String id) {
    return voices.stream().filter(v -> v.id().equals(id)).findFirst();
  }

  @Override
  public void add(StoredVoice voice) throws LibraryException {
    if (full) {
      throw new LibraryException(FailureKind.STORAGE, "The library is full.", "Make room.", null);
    }
    voices.add(voice);
  }

  @Override
  public void rename(String id, String newName) {
    voices.replaceAll(v -> v.id().equals(id) ? v.withName(newName) : v);
  }

  @Override
  public boolean remove(String id) {
    return voices.removeIf(v -> v.id().equals(id));
  }
}
