// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/proxyfault.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <array>
#include <optional>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

using Fault = ProxyFault::Kind;

struct ProxyFaultText
{
    Q_DECLARE_TR_FUNCTIONS(ProxyFault)
};

/// What stands behind a fault's words.
enum class Measure { None, Delay, Rate, Count, Status, CloseCode };

struct FaultWords
{
    Fault kind;
    QLatin1StringView words;
    Measure measure;
    QLatin1StringView example;
};

constexpr std::array faultWords{
    FaultWords{Fault::None, "none"_L1, Measure::None, ""_L1},
    FaultWords{Fault::Latency, "latency"_L1, Measure::Delay, "200 ms jitter 50 ms"_L1},
    FaultWords{Fault::Bandwidth, "bandwidth"_L1, Measure::Rate, "64 kB/s"_L1},
    FaultWords{Fault::Refuse, "refuse"_L1, Measure::None, ""_L1},
    FaultWords{Fault::Reset, "reset"_L1, Measure::None, ""_L1},
    FaultWords{Fault::BlackHole, "black hole"_L1, Measure::None, ""_L1},
    FaultWords{Fault::CutAfter, "cut after"_L1, Measure::Count, "1000 bytes"_L1},
    FaultWords{Fault::HttpStatus, "http"_L1, Measure::Status, "503"_L1},
    FaultWords{Fault::SlowBody, "slow body"_L1, Measure::Rate, "100 B/s"_L1},
    FaultWords{Fault::WsRefuse, "ws refuse"_L1, Measure::Status, "503"_L1},
    FaultWords{Fault::WsBadAccept, "ws bad accept"_L1, Measure::None, ""_L1},
    FaultWords{Fault::WsClose, "ws close"_L1, Measure::CloseCode, "1011"_L1},
    FaultWords{Fault::WsEmptyClose, "ws empty close"_L1, Measure::None, ""_L1},
    FaultWords{Fault::WsNoPong, "ws no pong"_L1, Measure::None, ""_L1},
    FaultWords{Fault::WsCloseUnanswered, "ws close unanswered"_L1, Measure::None, ""_L1},
    FaultWords{Fault::WsMaskedFrame, "ws masked frame"_L1, Measure::None, ""_L1},
    FaultWords{Fault::WsInvalidUtf8, "ws invalid utf8"_L1, Measure::None, ""_L1},
    FaultWords{Fault::WsReservedBits, "ws reserved bits"_L1, Measure::None, ""_L1},
    FaultWords{Fault::WsReservedOpcode, "ws reserved opcode"_L1, Measure::None, ""_L1},
    FaultWords{Fault::WsFragmentedControl, "ws fragmented control"_L1, Measure::None, ""_L1},
    FaultWords{Fault::WsTruncatedFrame, "ws truncated frame"_L1, Measure::None, ""_L1},
    FaultWords{Fault::WsTruncatedSilence, "ws truncated silence"_L1, Measure::None, ""_L1},
    FaultWords{Fault::WsOversizeFrame, "ws oversize frame"_L1, Measure::None, ""_L1},
};

constexpr qsizetype longestLine = 200;
constexpr Micros longestDelay = std::chrono::minutes(10);
constexpr double mostBytes = 1e12;

Failure wrong(const QString &why)
{
    return {Failure::Kind::BadInput, why};
}

QString exampleOf(const FaultWords &fault)
{
    const QString words(fault.words);
    return fault.example.isEmpty() ? words : words + u' ' + QString(fault.example);
}

Failure wantsMeasure(const FaultWords &fault)
{
    if (fault.measure == Measure::None)
        return wrong(ProxyFaultText::tr("\"%1\" stands alone: nothing follows it")
                         .arg(QString(fault.words)));
    return wrong(ProxyFaultText::tr("\"%1\" is written like \"%2\"")
                     .arg(QString(fault.words), exampleOf(fault)));
}

/// The fault whose words the line begins with; of two the longer one.
const FaultWords *faultAtFrontOf(const QString &line)
{
    const FaultWords *found = nullptr;
    for (const FaultWords &fault : faultWords) {
        const bool begins = line == fault.words
            || (line.startsWith(fault.words) && line.at(fault.words.size()) == u' ');
        if (begins && (!found || fault.words.size() > found->words.size()))
            found = &fault;
    }
    return found;
}

std::optional<Micros> delayOf(const QString &number, const QString &unit)
{
    const double micros = number.toDouble() * (unit == "s"_L1 ? 1e6 : 1e3);
    if (micros > double(longestDelay.count()))
        return {};
    return Micros(qRound64(micros));
}

bool readDelay(const QString &text, ProxyFault &fault)
{
    static const QRegularExpression form(
        u"^(\\d{1,9}(?:\\.\\d{1,6})?) ?(ms|s)(?:,? (?:jitter|±) ?(\\d{1,9}(?:\\.\\d{1,6})?) ?(ms|s))?$"_s);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return false;
    const auto delay = delayOf(match.captured(1), match.captured(2));
    const auto jitter = delayOf(match.captured(3), match.captured(4));
    if (!delay || !jitter)
        return false;
    fault.delay = *delay;
    fault.jitter = *jitter;
    return true;
}

bool readBytes(const QString &text, bool isRate, ProxyFault &fault)
{
    static const QRegularExpression form(
        u"^(\\d{1,13}(?:\\.\\d{1,3})?) ?(bytes|byte|b|kb|mb)?(/s)?$"_s);
    const auto match = form.match(text);
    if (!match.hasMatch() || match.captured(3).isEmpty() == isRate)
        return false;
    const QString unit = match.captured(2);
    if (isRate && unit.isEmpty())
        return false;
    const double factor = unit == "mb"_L1 ? 1e6 : unit == "kb"_L1 ? 1e3 : 1;
    const double bytes = match.captured(1).toDouble() * factor;
    if (bytes > mostBytes || (isRate && bytes < 1))
        return false;
    fault.bytes = qRound64(bytes);
    return true;
}

bool readCode(const QString &text, int least, int most, ProxyFault &fault)
{
    static const QRegularExpression form(u"^\\d{1,5}$"_s);
    fault.code = text.toInt();
    return form.match(text).hasMatch() && fault.code >= least && fault.code <= most;
}

bool readMeasure(Measure measure, const QString &text, ProxyFault &fault)
{
    switch (measure) {
    case Measure::None:
        return text.isEmpty();
    case Measure::Delay:
        return readDelay(text, fault);
    case Measure::Rate:
        return readBytes(text, true, fault);
    case Measure::Count:
        return readBytes(text, false, fault);
    case Measure::Status:
        return readCode(text, 200, 599, fault); // 1xx is no answer yet
    case Measure::CloseCode:
        return readCode(text, 0, 65535, fault);
    }
    return false;
}

QString lengthText(Micros length)
{
    return QString::number(double(length.count()) / 1000, 'g', 12) + u" ms"_s;
}

} // namespace

Outcome<ProxyFault> ProxyFault::read(const QString &line)
{
    if (line.size() > longestLine)
        return wrong(ProxyFaultText::tr("A fault is one short line"));
    const QString plain = line.simplified().toLower();
    const FaultWords *const words = faultAtFrontOf(plain);
    if (!words && faultAtFrontOf(u"ws "_s + plain))
        return wrong(ProxyFaultText::tr("\"%1\" is no fault; did you mean \"ws %1\"?")
                         .arg(line.simplified().left(60)));
    if (!words)
        return wrong(ProxyFaultText::tr("\"%1\" is no fault; known are: %2")
                         .arg(line.simplified().left(60), known().join(u", "_s)));
    ProxyFault fault{.kind = words->kind};
    if (!readMeasure(words->measure, plain.mid(words->words.size()).trimmed(), fault))
        return wantsMeasure(*words);
    return fault;
}

QString ProxyFault::line() const
{
    for (const FaultWords &words : faultWords) {
        if (words.kind != kind)
            continue;
        const QString text(words.words);
        switch (words.measure) {
        case Measure::None:
            return text;
        case Measure::Delay:
            return text + u' ' + lengthText(delay)
                + (jitter > Micros(0) ? u" jitter "_s + lengthText(jitter) : QString());
        case Measure::Rate:
            return text + u" %1 B/s"_s.arg(bytes);
        case Measure::Count:
            return text + u" %1 bytes"_s.arg(bytes);
        case Measure::Status:
        case Measure::CloseCode:
            return text + u" %1"_s.arg(code);
        }
    }
    return {};
}

QStringList ProxyFault::known()
{
    QStringList all;
    for (const FaultWords &words : faultWords)
        all << exampleOf(words);
    return all;
}

} // namespace Chaos
