// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/liveday.h"

#include <QByteArray>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;

namespace Chaos {

class ElidedLabel;
class Look;
class StateDot;
class WordButton;
class WrapLabel;

/// Below the bridge for as long as the experiment under way needs a host of production that nobody
/// has allowed for it yet. Asks for the host's name and for a code, and where this desk has no
/// second factor helps to set one up.
class AllowanceStrip final : public QWidget
{
    Q_OBJECT

public:
    AllowanceStrip(LiveDay &live, Look &look, QWidget *parent = nullptr);

    /// Asks; nothing where nothing has to be allowed.
    void ask();
    /// What became of a code. Empty: the host is allowed.
    void answer(const QString &refusal);
    /// There is nothing that the code could be compared with, and why.
    void missFactor(const QString &why);
    /// A secret, to be read by an authenticator app; one code of it ends the enrolment.
    void offerFactor(const QByteArray &secret, const QString &uri);
    /// What became of that. Empty: it is done.
    void endFactor(const QString &trouble);

signals:
    /// `code` is for whoever compares it, and nobody else.
    void allowWished(const QString &experiment, const QString &host, const QString &code);
    void factorWished();
    void factorGiven(const QByteArray &secret, const QString &code);
    /// Nobody is asked any more: the keyboard is free.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    enum class Stage { Told, Asking, Missing, Enrolling };

    QLineEdit *makeLine(const QString &name, int most);
    QHBoxLayout *makeEnrolment();
    void refresh();
    void enter(Stage stage);
    void leave();
    void send();
    void sendFactor();
    void say(const QString &trouble);

    LiveDay &m_live;
    Look &m_look;
    Stage m_stage = Stage::Told;
    QByteArray m_secret; ///< only while it is enrolled
    StateDot *m_dot;
    ElidedLabel *m_title;
    WordButton *m_open;
    QLineEdit *m_host;
    QLineEdit *m_code;
    WordButton *m_enrol;
    QLabel *m_picture;
    WrapLabel *m_key;
    QLineEdit *m_proof;
    WrapLabel *m_trouble;
    WrapLabel *m_hint;
};

} // namespace Chaos
