/*
 * Stands in for `@vscode/spdlog`, whose native part needs a compiler: without it VS Code writes no log files,
 * and output channels, which are such files, stay empty. Same interface, plain appends, no rotation.
 */
const { appendFileSync, mkdirSync } = require('node:fs');
const path = require('node:path');

class Logger {
  constructor(_kind, _name, file) {
    this.file = file;
    this.raw = false;
    mkdirSync(path.dirname(file), { recursive: true });
  }

  write(level, message) {
    const stamp = new Date().toISOString().replace('T', ' ').replace('Z', '');
    appendFileSync(this.file, this.raw ? message : `${stamp} [${level}] ${message}\n`);
  }

  trace(message) {
    this.write('trace', message);
  }

  debug(message) {
    this.write('debug', message);
  }

  info(message) {
    this.write('info', message);
  }

  warn(message) {
    this.write('warning', message);
  }

  error(message) {
    this.write('error', message);
  }

  critical(message) {
    this.write('critical', message);
  }

  clearFormatters() {
    this.raw = true;
  }

  getLevel() {
    return 0;
  }

  setLevel() {}
  setPattern() {}
  flush() {}
  drop() {}
}

async function createLogger(name, file) {
  return new Logger('rotating', name, file);
}

exports.version = 1;
exports.setLevel = function setLevel() {};
exports.setFlushOn = function setFlushOn() {};
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
exports.Logger = Logger;
