package org.chatterbloke.voice.core.internal;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.voice.api.EngineDescriptor;
import org.chatterbloke.voice.api.EngineUnavailableException;
import org.chatterbloke.voice.api.OpenOptions;
import org.chatterbloke.voice.api.VoiceEngine;
import org.chatterbloke.voice.api.VoiceEngineException;
import org.chatterbloke.voice.api.VoiceSession;
import org.chatterbloke.voice.core.EngineRegistry;
import org.eclipse.core.runtime.IProgressMonitor;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engines that are services at this moment. */
@Component(service = EngineRegistry.class)
public final class LiveEngineRegistry implements EngineRegistry {

  private static final Logger LOG = LoggerFactory.getLogger(LiveEngineRegistry.class);

  /** By id; guarded by itself. */
  private final TreeMap<String, EngineSlot> slots = new TreeMap<>();

  /** Without engines; they are added one by one. */
  public LiveEngineRegistry() {}

  /** Called by Declarative Services, and by tests. */
  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "removeEngine")
  public void addEngine(VoiceEngine engine) {
    EngineSlot slot = new EngineSlot(engine);
    String id = slot.descriptor().id();
    synchronized (slots) {
      if (slots.putIfAbsent(id, slot) != null) {
        LOG.error("The engine {} of {} is rejected: its id is taken.", id, engine.getClass());
      }
    }
  }

  /** Called when an engine leaves; returns when its sessions are closed. */
  public void removeEngine(VoiceEngine engine) {
    EngineSlot found = null;
    synchronized (slots) {
      for (EngineSlot slot : slots.values()) {
        if (slot.holds(engine)) {
          found = slot;
        }
      }
      if (found != null) {
        slots.remove(found.descriptor().id());
      }
    }
    if (found != null) {
      found.leave();
    }
  }

  @Override
  public List<EngineDescriptor> descriptors() {
    synchronized (slots) {
      return slots.values().stream().map(EngineSlot::descriptor).toList();
    }
  }

  @Override
  public Optional<EngineDescriptor> descriptor(String engineId) {
    EngineSlot slot = slot(engineId);
    return slot == null ? Optional.empty() : Optional.of(slot.descriptor());
  }

  private @Nullable EngineSlot slot(String engineId) {
    synchronized (slots) {
      return slots.get(engineId);
    }
  }

  @Override
  public VoiceSession borrow(String engineId, OpenOptions options, IProgressMonitor monitor)
      throws VoiceEngineException {
    EngineSlot slot = slot(engineId);
    if (slot == null) {
      throw unknown(engineId);
    }
    return slot.borrow(options, monitor);
  }

  private EngineUnavailableException unknown(String engineId) {
    List<String> ids = descriptors().stream().map(EngineDescriptor::id).toList();
    String remedy =
        ids.isEmpty()
            ? "Install an engine."
            : "Use one of " + String.join(", ", ids) + ", or install the engine.";
    return new EngineUnavailableException(
        FailureKind.NOT_FOUND, "There is no engine " + engineId + " here.", remedy, null);
  }

  @Override
  public void closeIdleSessions() {
    for (EngineSlot slot : copy()) {
      slot.closeIdle();
    }
  }

  /** Closes all sessions. */
  @Deactivate
  public void close() {
    copy().forEach(EngineSlot::leave);
  }

  private List<EngineSlot> copy() {
    synchronized (slots) {
      return List.copyOf(slots.values());
    }
  }
}
