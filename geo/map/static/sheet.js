// The sheet beside the map, or under it on a narrow screen: a list, an event's quotes, what a file says of itself.
(function (hisar) {
  'use strict';

  hisar.Sheet = class Sheet {
    /** @param {HTMLElement} map it stands beside @param {() => void} closed called when a person closes it */
    constructor(map, closed) {
      this.closed = closed;
      this.stage = hisar.element('div', 'stage');
      map.replaceWith(this.stage);
      this.stage.append(map);
      this.box = hisar.element('section', 'sheet', this.stage);
      this.box.hidden = true;
      const head = hisar.element('div', 'sheet-head', this.box);
      this.heading = hisar.element('h2', 'sheet-heading', head);
      this.heading.id = 'hisar-sheet-heading';
      this.heading.tabIndex = -1;
      this.box.setAttribute('aria-labelledby', this.heading.id);
      this.cross = hisar.button('sheet-close', head, '×', () => this.dismiss());
      this.body = hisar.element('div', 'sheet-body', this.box);
      this.body.tabIndex = 0;
      this.box.addEventListener('keydown', ({ key }) => { if (key === 'Escape') this.dismiss(); });
    }

    /** What the sheet shows: the name it was opened under, or null. */
    get shows() { return this.box.hidden ? null : this.name; }

    /** Opens under a name, emptied; the focus goes to its heading where a person asked for it. */
    open(name, heading, words, { focus } = {}) {
      if (focus && !this.box.contains(document.activeElement)) this.opener = document.activeElement;
      this.name = name;
      this.box.dir = words.table.dir;
      this.heading.textContent = heading;
      this.cross.setAttribute('aria-label', words.say('close'));
      this.body.setAttribute('aria-labelledby', this.heading.id);
      this.body.setAttribute('role', 'group');
      this.body.replaceChildren();
      this.body.scrollTop = 0;
      this.reveal(true);
      if (focus) this.heading.focus({ preventScroll: true });
      return this.body;
    }

    close() { this.reveal(false); }

    /** On a narrow screen what is read takes the timeline's room. */
    reveal(open) {
      this.box.hidden = !open;
      this.box.closest('.hisar-frame').classList.toggle('hisar-sheeted', open);
    }

    /** A person is done with it: the focus goes back to what opened it. */
    dismiss() {
      this.close();
      if (this.opener && this.opener.isConnected) this.opener.focus();
      this.closed();
    }
  };

  /** A button with text. @param {() => void} act */
  hisar.button = function (name, parent, text, act) {
    const button = hisar.element('button', name, parent, text);
    button.type = 'button';
    button.addEventListener('click', act);
    return button;
  };

  /** A way to another page, or the bare text where the address is not one of the web. */
  hisar.linkTo = function (address, parent, text = address) {
    if (!/^https?:\/\//i.test(address)) return hisar.element('span', '', parent, text);
    const link = hisar.element('a', 'link', parent, text);
    link.href = address;
    link.target = '_blank';
    link.rel = 'noopener noreferrer nofollow';
    return link;
  };

  /** A file for the person to keep. @param {Blob} blob @param {string} name */
  hisar.handOver = function (blob, name) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };
})(globalThis.hisar = globalThis.hisar || {});
