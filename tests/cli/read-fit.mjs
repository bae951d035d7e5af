// SPDX-License-Identifier: GPL-3.0-or-later
// Copyright 2026 The Musette developers
//
// Writes workouts as .fit and reads them with the decoder of the format's maker, which must be
// installed already: $MUSETTE_FITSDK is the folder of its package, else node looks for it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import assert from 'node:assert/strict';

async function findSdk() {
  const folder = process.env.MUSETTE_FITSDK;
  try {
    return await import(folder ? pathToFileURL(join(folder, 'src', 'index.js')).href
                               : '@garmin/fitsdk');
  } catch {
    return null;
  }
}

function decode(sdk, text, ...options) {
  const folder = mkdtempSync(join(tmpdir(), 'musette-fit-'));
  try {
    const [from, to] = [join(folder, 'a.txt'), join(folder, 'a.fit')];
    writeFileSync(from, text);
    execFileSync(process.env.MUSETTE_CLI, ['--quiet', 'convert', from, to, ...options],
                 { stdio: ['ignore', 'ignore', 'ignore'] });
    const decoder = new sdk.Decoder(sdk.Stream.fromByteArray([...readFileSync(to)]));
    assert.ok(decoder.isFIT(), 'the header says .FIT');
    assert.ok(decoder.checkIntegrity(), 'header and checksum are right');
    const { messages, errors } = decoder.read();
    assert.deepEqual(errors, []);
    return messages;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// What the decoder says of a step, in the words of this test.
function summarize(step) {
  const range = (low, high) => (low === undefined ? undefined : [low, high]);
  return {
    name: step.wktStepName || undefined,
    ends: step.durationType,
    seconds: step.durationTime,
    metres: step.durationDistance,
    first: step.durationStep,
    passes: step.repeatSteps,
    target: step.targetType,
    zone: step.targetPowerZone || step.targetHrZone || undefined,
    power: range(step.customTargetPowerLow, step.customTargetPowerHigh),
    beats: range(step.customTargetHeartRateLow, step.customTargetHeartRateHigh),
    speed: range(step.customTargetSpeedLow, step.customTargetSpeedHigh),
    role: step.intensity,
  };
}

function assertSteps(messages, expected) {
  const steps = messages.workoutStepMesgs.map(summarize);
  assert.equal(steps.length, expected.length);
  assert.equal(messages.workoutMesgs[0].numValidSteps, expected.length);
  expected.forEach((wanted, i) => {
    assert.equal(messages.workoutStepMesgs[i].messageIndex, i);
    for (const [key, value] of Object.entries(wanted))
      assert.deepEqual(steps[i][key], value, `${key} of step ${i}: ${JSON.stringify(steps[i])}`);
  });
}

const tests = {
  'file and workout': sdk => {
    const { fileIdMesgs: [file], workoutMesgs: [workout] } = decode(sdk, '- 10m 60%\n');
    assert.equal(file.type, 'workout');
    assert.ok(file.serialNumber > 0);
    assert.ok(Math.abs(Date.now() - file.timeCreated) < 24 * 3600e3);
    assert.equal(workout.sport, 'cycling');
  },
  'power, repeats and the lap key': sdk => {
    const text = 'Warmup\n- Spin 10m ramp 50-70%\n\n3x\n- Hold 5m 88-94%\n- 20s 150w\n\n'
                 + '- Z2 Press lap 5m Z2\n- 3m freeride\n\nCooldown\n- 19s 60%\n';
    assertSteps(decode(sdk, text), [
      { name: 'Spin', ends: 'time', seconds: 600, target: 'power', power: [50, 70],
        role: 'warmup' },
      { name: 'Hold', ends: 'time', seconds: 300, target: 'power', power: [88, 94] },
      { ends: 'time', seconds: 20, target: 'power', power: [1150, 1150] },
      { ends: 'repeatUntilStepsCmplt', first: 1, passes: 3 },
      { ends: 'open', target: 'power', zone: 2 },
      { ends: 'time', seconds: 180, target: 'open' },
      { ends: 'time', seconds: 19, target: 'power', power: [60, 60], role: 'cooldown' },
    ]);
  },
  'distance, heart rate and pace': sdk => {
    const messages = decode(sdk, '- 1.5km 5:00-4:30/km Pace\n- 400mtr 70-80% HR\n- 1m Z2 HR\n',
                            '--sport', 'Run');
    assert.equal(messages.workoutMesgs[0].sport, 'running');
    assertSteps(messages, [
      { ends: 'distance', metres: 1500, target: 'speed', speed: [3.333, 3.704] },
      { ends: 'distance', metres: 400, target: 'heartRate', beats: [70, 80] },
      { ends: 'time', seconds: 60, target: 'heartRate', zone: 2 },
    ]);
  },
  'names of many bytes': sdk => {
    const name = 'ä'.repeat(40);
    const [step] = decode(sdk, `- ${name} 1m 50%\n`).workoutStepMesgs;
    assert.equal(step.wktStepName, 'ä'.repeat(12));
    assert.equal(step.notes, 'ä'.repeat(25));
  },
};

const sdk = await findSdk();
if (sdk === null) {
  console.log('1..0 # SKIP the decoder is not installed');
  process.exit(0);
}
let number = 0;
console.log(`1..${Object.keys(tests).length}`);
for (const [name, test] of Object.entries(tests)) {
  number++;
  try {
    test(sdk);
    console.log(`ok ${number} - ${name}`);
  } catch (error) {
    console.log(`not ok ${number} - ${name}\n# ${String(error).replaceAll('\n', '\n# ')}`);
    process.exitCode = 1;
  }
}
