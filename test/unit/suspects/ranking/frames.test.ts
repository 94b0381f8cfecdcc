import assert from 'node:assert/strict';
import { namesFile, parseFrames } from '../../../../src/suspects/ranking/frames.ts';

describe('the stack frames of an error', () => {
  it('are the innermost first, also where they are written last', () => {
    const python =
      'Traceback:\n  File "main.py", line 3, in <module>\n    go()\n  File "shop/pay.py", line 12, in charge\n    x';
    assert.deepEqual(
      parseFrames(python).map(({ file, depth }) => [file, depth]),
      [
        ['shop/pay.py', 0],
        ['main.py', 1],
      ],
    );
  });

  it('are read from a JSON record, without those of installed packages', () => {
    const stack =
      'Error: x\n    at get (/srv/node_modules/router/index.js:3:1)\n    at pay (/srv/src/pay.js:12:5)';
    assert.deepEqual(
      parseFrames(JSON.stringify({ level: 'error', stack })).map(({ file, depth }) => [file, depth]),
      [['/srv/src/pay.js', 0]],
    );
  });

  it('mean a path though the folders of the server differ', () => {
    assert.ok(namesFile({ file: '/srv/app/src/pay.js' }, 'src/pay.js'));
    assert.ok(namesFile({ file: 'Pay.java' }, 'src/main/java/com/shop/Pay.java'));
    assert.ok(!namesFile({ file: '/srv/app/lib/pay.js' }, 'src/pay.js'));
    assert.ok(!namesFile({ file: '/srv/app/src/repay.js' }, 'src/pay.js'));
  });
});
