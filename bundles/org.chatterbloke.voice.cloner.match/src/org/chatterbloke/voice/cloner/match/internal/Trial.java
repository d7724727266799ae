package org.chatterbloke.voice.cloner.match.internal;

import org.chatterbloke.voice.api.EqualiserCurve;
import org.chatterbloke.voice.api.StockVoice;
import org.jspecify.annotations.Nullable;

/**
 * One stock voice as it was heard in the speaker's pitch.
 *
 * @param voice which
 * @param semitones how its pitch was changed
 * @param curve the equaliser, or null if it is off or does no good
 * @param score the mean similarity of the calibration sentences to the recordings, pitch and
 *     equaliser applied, corrected for these being easy or hard sentences; for choosing only
 */
record Trial(StockVoice voice, double semitones, @Nullable EqualiserCurve curve, double score) {}
