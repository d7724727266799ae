package org.chatterbloke.voice.engine.hibari.internal;

import org.chatterbloke.testkit.TestModels;
import org.chatterbloke.testkit.VoiceEngineContract;
import org.chatterbloke.voice.api.VoiceEngine;

class HibariContractTest extends VoiceEngineContract {

  @Override
  protected VoiceEngine engine() {
    return new HibariEngine(TestModels.store());
  }
}
