package org.chatterbloke.voice.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chatterbloke.library.api.OutputRepository;
import org.chatterbloke.library.api.StoredOutput;

/** A library of outputs in memory. */
final class MemoryOutputs implements OutputRepository {

  final List<StoredOutput> outputs = new ArrayList<>();

  @Override
  public void add(StoredOutput output) {
    outputs.add(output);
    outputs.sort(Comparator.comparing(StoredOutput::createdAt).reversed());
  }

  @Override
  public List<StoredOutput> newest(int limit) {
    return List.copyOf(outputs.subList(0, Math.min(limit, outputs.size())));
  }

  @Override
  public Optional<StoredOutput> newestOf(String file) {
    return outputs.stream().filter(output -> output.file().equals(file)).findFirst();
  }

  @Override
  public boolean remove(String id) {
    return outputs.removeIf(output -> output.id().equals(id));
  }
}
