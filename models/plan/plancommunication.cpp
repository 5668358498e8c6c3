// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/wordtext.h"
#include "models/plan/plankey.h"
#include "models/plan/planparts.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace Chaos::PlanParts {

using namespace Qt::StringLiterals;

namespace {

struct PlanFile
{
    Q_DECLARE_TR_FUNCTIONS(PlanFile)
};

QString wordOfUnit(Contact::Unit unit)
{
    return textIn(contactUnitWords, unit);
}

/// "8 days", "2 weeks", "4 months": so long before the day, by the calendar.
bool takeLead(const QString &word, Contact &contact)
{
    static const QRegularExpression lead(u"\\A\\s*([0-9]{1,4})\\s*(day|week|month)s?\\s*\\z"_s);
    const QRegularExpressionMatch match = lead.match(word);
    if (!match.hasMatch())
        return false;
    contact.before = match.captured(1).toInt();
    contact.unit =
        valueIn(contactUnitWords, (match.captured(2) + u's').toStdString(), Contact::Unit::Days);
    return true;
}

QString wordOfLead(const Contact &contact)
{
    const QString unit = wordOfUnit(contact.unit);
    return QString::number(contact.before) + u' ' + (contact.before == 1 ? unit.chopped(1) : unit);
}

} // namespace

Break readBreak(const Place &place)
{
    Break pause;
    Fields fields(place.node, place.path, place.mistakes);
    fields.text(u"title"_s, pause.title);
    readKey(fields, pause.title, pause.key);
    fields.text(u"after"_s, pause.after);
    fields.duration(u"length"_s, pause.length);
    return pause;
}

Contact readContact(const Place &place)
{
    Contact contact;
    Fields fields(place.node, place.path, place.mistakes);
    fields.text(u"subject"_s, contact.subject);
    readKey(fields, contact.subject, contact.key);
    QString before;
    fields.text(u"before"_s, before);
    if (!before.isEmpty() && !takeLead(before, contact)) {
        fields.mistake(*fields.find(u"before"_s), u"before"_s,
                       PlanFile::tr("so long before the day; write it like 8 days, 2 weeks or "
                                    "4 months."));
    }
    fields.date(u"on"_s, contact.on);
    fields.text(u"form"_s, contact.form);
    fields.text(u"audience"_s, contact.audience);
    fields.text(u"owner"_s, contact.owner);
    fields.text(u"text"_s, contact.text);
    fields.date(u"done_on"_s, contact.doneOn);
    return contact;
}

BuyIn readBuyIn(const Place &place)
{
    BuyIn buyIn;
    Fields fields(place.node, place.path, place.mistakes);
    fields.text(u"name"_s, buyIn.name);
    readKey(fields, buyIn.name, buyIn.key);
    fields.word(u"from"_s, buyInWords, buyIn.from);
    fields.text(u"note"_s, buyIn.note);
    fields.date(u"got_on"_s, buyIn.gotOn);
    return buyIn;
}

void write(YamlWriter &yaml, const Break &pause)
{
    yaml.text(u"key"_s, pause.key);
    yaml.text(u"title"_s, pause.title);
    yaml.text(u"after"_s, pause.after);
    yaml.duration(u"length"_s, pause.length);
}

void write(YamlWriter &yaml, const Contact &contact)
{
    yaml.text(u"key"_s, contact.key);
    if (contact.before != 0 || contact.unit != Contact::Unit::Days)
        yaml.word(u"before"_s, wordOfLead(contact));
    yaml.date(u"on"_s, contact.on);
    yaml.text(u"form"_s, contact.form);
    yaml.text(u"subject"_s, contact.subject);
    yaml.text(u"audience"_s, contact.audience);
    yaml.text(u"owner"_s, contact.owner);
    yaml.text(u"text"_s, contact.text);
    yaml.date(u"done_on"_s, contact.doneOn);
}

void write(YamlWriter &yaml, const BuyIn &buyIn)
{
    yaml.text(u"key"_s, buyIn.key);
    yaml.word(u"from"_s, buyInWords, buyIn.from);
    yaml.text(u"name"_s, buyIn.name);
    yaml.text(u"note"_s, buyIn.note);
    yaml.date(u"got_on"_s, buyIn.gotOn);
}

} // namespace Chaos::PlanParts
