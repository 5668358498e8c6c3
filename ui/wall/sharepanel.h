// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>
#include <QWidget>

class QHBoxLayout;
class QLineEdit;

namespace Chaos {

class Look;
class WordButton;
class WrapLabel;

/// Where the page for the company is switched on and off: off, or one of this desk's addresses;
/// then its link, and the same as a QR code for phones.
class SharePanel final : public QWidget
{
    Q_OBJECT

public:
    explicit SharePanel(Look &look, QWidget *parent = nullptr);

    /// Where it can listen.
    void setAddresses(const QStringList &addresses);
    /// Empty: it is off. Who has the join code, too, can send what live QA finds.
    void setLink(const QString &link, const QString &joinCode = {});
    /// Why it could not be switched on.
    void setTrouble(const QString &trouble);

signals:
    void openWished(const QString &address);
    void closeWished();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void addChoice(const QString &text, const QString &address);
    void choose(const QString &address);
    void say();
    void copyLink();

    Look &m_look;
    WrapLabel *m_sentence;
    QHBoxLayout *m_choices;
    QLineEdit *m_link;
    WordButton *m_copy;
    QString m_trouble;
    QString m_joinCode;
    QImage m_code;
    QString m_address; ///< wished for; empty: off
};

} // namespace Chaos
